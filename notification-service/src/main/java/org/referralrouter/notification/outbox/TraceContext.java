package org.referralrouter.notification.outbox;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.namastack.outbox.context.OutboxContextProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Keeps the trace that a queued item belongs to with it (W3C Trace Context), since the thread that
 * sends it later knows nothing of the request.
 */
@Component
public class TraceContext implements OutboxContextProvider {
  private final Tracer tracer;
  private final Propagator propagator;

  TraceContext(Tracer tracer, Propagator propagator) {
    this.tracer = tracer;
    this.propagator = propagator;
  }

  /** The headers of the present trace; none where there is no trace. */
  @Override
  public Map<String, String> provide() {
    Span span = tracer.currentSpan();
    if (span == null) {
      return Map.of();
    }
    Map<String, String> context = new HashMap<>();
    propagator.inject(
        span.context(),
        context,
        (headers, name, value) -> Objects.requireNonNull(headers).put(name, value));
    return context;
  }

  /** Does the work as a span of the trace that was kept. */
  public void continued(Map<String, String> kept, String name, Runnable work) {
    Span span = propagator.extract(kept, Map::get).name(name).start();
    try (Tracer.SpanInScope _ = tracer.withSpan(span)) {
      work.run();
    } catch (RuntimeException e) {
      span.tag("error", e.getClass().getSimpleName());
      throw e;
    } finally {
      span.end();
    }
  }
}
