package org.referralrouter.routing.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.referralrouter.edge.measure.Measure;
import org.referralrouter.event.Escalation;
import org.referralrouter.wire.DeadLetter;
import org.springframework.stereotype.Component;

/** What operators see of routing: who was told of silence, what was set aside, what stopped it. */
@Component
class RoutingMetrics {
  private final MeterRegistry registry;

  RoutingMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  void escalated(Escalation escalation) {
    Measure.ESCALATIONS
        .counter(registry, escalation.level().name(), escalation.agency().name())
        .increment();
  }

  /** A record of this topic was set aside. */
  void setAside(String topic, String reason) {
    Measure.SET_ASIDE.counter(registry, topic, DeadLetter.code(reason)).increment();
  }

  /** Something of ours stopped routing. */
  void stopped(StreamFault fault) {
    Measure.ROUTING_STOPS.counter(registry, fault.name()).increment();
  }
}
