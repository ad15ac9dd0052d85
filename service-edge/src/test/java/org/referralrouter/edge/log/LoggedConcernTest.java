package org.referralrouter.edge.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LoggedConcernTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String SPAN = "b7ad6b7169203331";
  private final UUID concern = UUID.randomUUID();

  @AfterEach
  void forget() {
    MDC.clear();
  }

  @Test
  void a_record_is_named_by_its_key_and_its_trace_and_no_longer_than_it_is_handled() {
    try (var _ = LoggedConcern.ofRecord(bytes(concern.toString()), headers())) {
      assertThat(MDC.get("concernId")).isEqualTo(concern.toString());
      assertThat(MDC.get("traceId")).isEqualTo(TRACE);
      assertThat(MDC.get("spanId")).isEqualTo(SPAN);
    }
    assertThat(MDC.get("concernId")).isNull();
    assertThat(MDC.get("traceId")).isNull();
    assertThat(MDC.get("spanId")).isNull();
  }

  @Test
  void what_is_no_id_is_never_named() {
    for (String key : new String[] {"John Smith", "John Smith of 12 Nowhere Lane, Sampl", ""}) {
      try (var _ = LoggedConcern.ofRecord(bytes(key), new RecordHeaders())) {
        assertThat(MDC.get("concernId")).isNull();
      }
    }
    Headers forged = new RecordHeaders().add("traceparent", bytes("00-John Smith-1-01"));
    try (var _ = LoggedConcern.ofRecord(null, forged)) {
      assertThat(MDC.get("traceId")).isNull();
    }
  }

  @Test
  void within_a_span_its_own_names_stay() {
    MDC.put("traceId", "own");
    MDC.put("spanId", "own");
    Span own =
        Span.wrap(
            SpanContext.create(
                TRACE.replace('0', '1'), SPAN, TraceFlags.getSampled(), TraceState.getDefault()));
    try (var _ = own.makeCurrent();
        var _ = LoggedConcern.ofRecord(bytes(concern.toString()), headers())) {
      assertThat(MDC.get("traceId")).isEqualTo("own");
      assertThat(Span.current()).isSameAs(own);
    }
    assertThat(MDC.get("spanId")).isEqualTo("own");
  }

  @Test
  void what_is_sent_meanwhile_belongs_to_the_records_trace() {
    try (var _ = LoggedConcern.ofRecord(bytes(concern.toString()), headers())) {
      assertThat(Span.current().getSpanContext().getTraceId()).isEqualTo(TRACE);
    }
    assertThat(Span.current().getSpanContext().isValid()).isFalse();
  }

  @Test
  void the_concern_around_it_is_named_again_afterwards() {
    try (var _ = LoggedConcern.of(concern)) {
      try (var _ = LoggedConcern.of(UUID.randomUUID())) {
        assertThat(MDC.get("concernId")).isNotEqualTo(concern.toString());
      }
      assertThat(MDC.get("concernId")).isEqualTo(concern.toString());
    }
  }

  private static Headers headers() {
    return new RecordHeaders().add("traceparent", bytes("00-" + TRACE + "-" + SPAN + "-01"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
