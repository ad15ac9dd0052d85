package org.referralrouter.notification.outbox;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The trace that a queued entry belongs to (W3C Trace Context): it is kept with the entry, since
 * the thread that sends it later knows nothing of the request.
 */
@Component
public class TraceContext {
  private static final String HEADER = "traceparent";

  private final Tracer tracer;
  private final Propagator propagator;

  TraceContext(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /** The present trace; null where there is none. */
  public @Nullable String present() {
    Span span = tracer.currentSpan();
    return span == null ? null : of(span);
  }

  private @Nullable String of(Span span) {
    Map<String, String> headers = new HashMap<>();
    propagator.inject(
        span.context(),
        headers,
        (carrier, name, value) -> Objects.requireNonNull(carrier).put(name, value));
    return headers.get(HEADER);
  }
}
