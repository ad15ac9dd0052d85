package org.referralrouter.routing;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.Recall;
import org.springframework.stereotype.Component;

/**
 * How often a decision table's answer was remembered, under Micrometer's usual name for caches:
 * {@code cache.gets} by {@code cache} (the table) and {@code result} (hit or miss).
 */
@Component
class ProcedureMetrics implements MeterBinder {
  private final DecisionMaker procedure;

  ProcedureMetrics(DecisionMaker procedure) {
    this.procedure = procedure;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
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
