package org.referralrouter.routing.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Escalation;
import org.springframework.stereotype.Component;

/**
 * What operators see of the closed loop: counts by agency and level, of the partitions that this
 * instance holds.
 */
@Component
class RoutingMetrics {
  private final MeterRegistry registry;
  private final Set<Tallies> partitions = ConcurrentHashMap.newKeySet();

  RoutingMetrics(MeterRegistry registry) {
    this.registry = registry;
    for (Tallies.Kind kind : Tallies.Kind.values()) {
      for (Agency agency : Agency.values()) {
        Gauge.builder(kind.metric(), partitions, held -> sum(kind, agency))
            .tag("agency", agency.name())
            .register(registry);
      }
    }
  }

  private long sum(Tallies.Kind kind, Agency agency) {
    return partitions.stream().mapToLong(tallies -> tallies.count(kind, agency)).sum();
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
}
