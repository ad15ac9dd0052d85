package org.referralrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class TraceIT {
  private static final String CALLER = "b7ad6b7169203331";

  @Test
  void a_decision_is_a_span_of_the_trace_that_its_concern_came_with() throws Exception {
    Collected spans = new Collected();
    UUID concern = UUID.randomUUID();
    String trace = UUID.randomUUID().toString().replace("-", "");
    try (RunningRouting _ = RunningRouting.start(spans)) {
      Kafka.send(
          Concerns.grooming(concern, "Said by Robin."), "00-" + trace + "-" + CALLER + "-01");
      var sent =
          await()
              .atMost(Duration.ofMinutes(1))
              .until(
                  () -> Kafka.records(concern, Kafka.decisionsAndReferrals()),
                  records -> records.size() == 4);
      SpanData span =
          await()
              .atMost(Duration.ofMinutes(1))
              .until(
                  () ->
                      spans
                          .named("process concerns.v1")
                          .filter(s -> s.getTraceId().equals(trace))
                          .findFirst(),
                  Optional::isPresent)
              .orElseThrow();

      assertThat(span.getParentSpanId()).isEqualTo(CALLER);
      assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
      assertThat(span.getAttributes().asMap().values().stream().map(String::valueOf))
          .contains(concern.toString())
          .noneMatch(value -> value.contains("Robin"));
      assertThat(sent)
          .extracting(
              (ConsumerRecord<String, byte[]> record) -> Kafka.header(record, "traceparent"))
          .containsOnly("00-" + trace + "-" + span.getSpanId() + "-01");
    }
  }

  /** Where spans go. */
  private static final class Collected implements SpanExporter {
    private final Queue<SpanData> spans = new ConcurrentLinkedQueue<>();

    Stream<SpanData> named(String name) {
      return spans.stream().filter(span -> span.getName().equals(name));
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> more) {
      spans.addAll(more);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
