package org.referralrouter.routing.kafka;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.log.LoggedConcern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * A span for each step of routing, within the trace that a record carries (W3C Trace Context), and
 * the headers by which whatever follows from it carries the trace on. Kafka Streams makes no spans
 * of its own. Spans hold ids and codes only.
 */
@Component
class Traces {
  private static final Logger LOG = LoggerFactory.getLogger(Traces.class);

  private final Tracer tracer;
  private final Propagator propagator;

  Traces(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /**
   * Does the work within a span.
   *
   * @param incoming the headers of the record that it is done for; empty where there is none
   * @param work gets the headers for what follows
   */
  void within(String name, String concern, Headers incoming, Consumer<Headers> work) {
    Span span =
        propagator
            .extract(incoming, Traces::last)
            .kind(Span.Kind.CONSUMER)
            .name(name)
            .tag("concern.id", concern)
            .start();
    try (Tracer.SpanInScope _ = tracer.withSpan(span);
        LoggedConcern _ = LoggedConcern.of(concern)) {
      follow(span, work);
    } finally {
      span.end();
    }
  }

  private void follow(Span span, Consumer<Headers> work) {
    try {
      work.accept(outgoing(span));
    } catch (RuntimeException failure) {
      // Its class alone: a message may quote a record.
      String type = failure.getClass().getName();
      span.tag("error.type", type);
      LOG.warn("Routing stops at this concern: {}", type);
      throw failure;
    }
  }

  private Headers outgoing(Span span) {
    Headers headers = new RecordHeaders();
    propagator.inject(
        span.context(),
        headers,
        (_, name, value) -> headers.add(name, value.getBytes(StandardCharsets.US_ASCII)));
    return headers;
  }

  private static @Nullable String last(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.US_ASCII);
  }
}
