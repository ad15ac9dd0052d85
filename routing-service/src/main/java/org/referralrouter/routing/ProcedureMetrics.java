package org.referralrouter.routing;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;
import org.referralrouter.routing.guard.Acceptance;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.Recall;
import org.springframework.stereotype.Component;

/**
 * How often a decision table's answer was remembered, under Micrometer's usual name for caches:
 * {@code cache.gets} by {@code cache} (the table) and {@code result} (hit or miss); and {@code
 * procedure.refused}, which is 1 while the chosen procedure is refused and another decides.
 */
@Component
class ProcedureMetrics implements MeterBinder {
  private final DecisionMaker procedure;
  private final Acceptance.InForce inForce;

  ProcedureMetrics(DecisionMaker procedure, Acceptance.InForce inForce) {
    this.procedure = procedure;
    this.inForce = inForce;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("procedure.refused", inForce, chosen -> chosen.refusals().isEmpty() ? 0 : 1)
        .register(registry);
    for (Recall table : procedure.recalls()) {
      count(registry, table.table(), "hit", Recall::remembered);
      count(registry, table.table(), "miss", Recall::found);
    }
  }

  private void count(
      MeterRegistry registry, String table, String result, ToLongFunction<Recall> count) {
    FunctionCounter.builder(
            "cache.gets",
            procedure,
            decisions ->
                decisions.recalls().stream()
                    .filter(recall -> recall.table().equals(table))
                    .mapToLong(count)
                    .sum())
        .tag("cache", table)
        .tag("result", result)
        .register(registry);
  }
}
