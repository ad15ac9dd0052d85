package org.referralrouter.intake.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Goes on with the trace of a record (W3C Trace Context), so that a mail belongs to its concern.
 */
@Component
class RecordTrace {
  private final Tracer tracer;
  private final Propagator propagator;

  RecordTrace(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  void continued(Headers headers, Runnable work) {
    Span span = propagator.extract(headers, RecordTrace::header).name("progress").start();
    try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
      work.run();
    } finally {
      span.end();
    }
  }

  private static @Nullable String header(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
