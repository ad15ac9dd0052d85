package org.referralrouter.routing.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.Escalation;
import org.springframework.stereotype.Component;

/**
 * What operators see of the closed loop: counts by agency, step and level, of the partitions that
 * this instance holds; what was set aside, and what stopped routing.
 */
@Component
class RoutingMetrics {
  private final MeterRegistry registry;
  private final Set<Tallies> partitions = ConcurrentHashMap.newKeySet();

  RoutingMetrics(MeterRegistry registry, Agencies agencies) {
    this.registry = registry;
    for (Tallies.Kind kind : Tallies.Kind.values()) {
      for (Agency agency : agencies.all()) {
        for (AwaitedStep step : AwaitedStep.values()) {
          Gauge.builder(kind.metric(), partitions, _ -> sum(kind, agency, step))
              .tag("agency", agency.name())
              .tag("step", step.name())
              .register(registry);
        }
      }
    }
  }

  private long sum(Tallies.Kind kind, Agency agency, AwaitedStep step) {
    return partitions.stream().mapToLong(tallies -> tallies.count(kind, agency, step)).sum();
  }

  void hold(Tallies partition) {
    partitions.add(partition);
  }

  void giveUp(Tallies partition) {
    partitions.remove(partition);
  }

  void escalated(Escalation escalation) {
    registry
        .counter(
            "escalations", "level", escalation.level().name(), "agency", escalation.agency().name())
        .increment();
  }

  /** A record was set aside. */
  void setAside(String reason) {
    registry.counter("dead.letters", "reason", reason.split(" ", 2)[0]).increment();
  }

  /** Something of ours stopped routing. */
  void stopped(StreamFault fault) {
    registry.counter("routing.faults", "of", fault.name()).increment();
  }
}
