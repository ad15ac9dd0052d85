package org.referralrouter.routing.inforce;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;
import org.referralrouter.edge.measure.Measure;
import org.referralrouter.routing.procedure.Recall;
import org.springframework.stereotype.Component;

/**
 * Whether a version of the procedure decides, and whether another was refused; and how often a
 * decision was remembered, under Micrometer's usual name for caches: {@code cache.gets} by {@code
 * cache} (decisions) and {@code result} (hit or miss).
 */
@Component
class RulingMetrics implements MeterBinder {
  private final Ruling ruling;

  RulingMetrics(Ruling ruling) {
    this.ruling = ruling;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Measure.PROCEDURE_REFUSED.gauge(registry, () -> ruling.refused().isPresent() ? 1 : 0);
    Measure.PROCEDURE_IN_FORCE.gauge(registry, () -> ruling.now().isPresent() ? 1 : 0);
    count(registry, "hit", Recall::remembered);
    count(registry, "miss", Recall::found);
  }

  private void count(MeterRegistry registry, String result, ToLongFunction<Recall> count) {
    FunctionCounter.builder(
            "cache.gets", ruling, now -> now.known().recalls().stream().mapToLong(count).sum())
        .description("Decisions that were remembered (hit) or made anew (miss)")
        .tag("cache", "decisions")
        .tag("result", result)
        .register(registry);
  }
}
