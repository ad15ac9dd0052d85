package org.referralrouter.intake.publish;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.namastack.outbox.context.OutboxContextProvider;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Keeps the request's W3C trace context with an event, since the event leaves after the request.
 */
@Component
public class TraceParent implements OutboxContextProvider {
  static final String HEADER = "traceparent";

  private final Tracer tracer;
  private final Propagator propagator;

  TraceParent(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  @Override
  public Map<String, String> provide() {
    String present = present();
    return present == null ? Map.of() : Map.of(HEADER, present);
  }

  /** The present request's; null where there is none. */
  public @Nullable String present() {
    Span span = tracer.currentSpan();
    if (span == null) {
      return null;
    }
    Map<String, String> headers = new HashMap<>();
    propagator.inject(span.context(), headers, (_, name, value) -> headers.put(name, value));
    return headers.get(HEADER);
  }
}
