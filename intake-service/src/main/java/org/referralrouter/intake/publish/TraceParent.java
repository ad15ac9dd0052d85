package org.referralrouter.intake.publish;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.namastack.outbox.context.OutboxContextProvider;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Keeps the request's W3C trace context with an event, since the event leaves after the request.
 */
@Component
class TraceParent implements OutboxContextProvider {
  static final String HEADER = "traceparent";

  private final Tracer tracer;
  private final Propagator propagator;

  TraceParent(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  @Override
  public Map<String, String> provide() {
    Span span = tracer.currentSpan();
    if (span == null) {
      return Map.of();
    }
    Map<String, String> headers = new HashMap<>();
    propagator.inject(span.context(), headers, (_, name, value) -> headers.put(name, value));
    String traceParent = headers.get(HEADER);
    return traceParent == null ? Map.of() : Map.of(HEADER, traceParent);
  }
}
