package org.referralrouter.routing.inforce;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;
import org.referralrouter.routing.procedure.Recall;
import org.springframework.stereotype.Component;

/**
 * {@code procedure.refused}, which is 1 while a version that was asked for is refused and another
 * decides; and how often a decision was remembered, under Micrometer's usual name for caches:
 * {@code cache.gets} by {@code cache} (decisions) and {@code result} (hit or miss).
 */
@Component
class RulingMetrics implements MeterBinder {
  private final Ruling ruling;

  RulingMetrics(Ruling ruling) {
    this.ruling = ruling;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("procedure.refused", ruling, now -> now.refused().isPresent() ? 1 : 0)
        .register(registry);
    count(registry, "hit", Recall::remembered);
    count(registry, "miss", Recall::found);
  }

  private void count(MeterRegistry registry, String result, ToLongFunction<Recall> count) {
    FunctionCounter.builder(
            "cache.gets", ruling, now -> now.known().recalls().stream().mapToLong(count).sum())
        .tag("cache", "decisions")
        .tag("result", result)
        .register(registry);
  }
}
