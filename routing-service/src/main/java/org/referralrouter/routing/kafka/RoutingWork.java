package org.referralrouter.routing.kafka;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.referralrouter.edge.health.Party;
import org.referralrouter.edge.health.Work;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/**
 * Records flow while Kafka Streams runs and its threads do not stop again and again. While it
 * rebalances or restores it is alive, and must not be restarted, but is not ready.
 */
@Component
class RoutingWork implements Work {
  private final ObjectProvider<StreamsBuilderFactoryBean> factories;
  private final StreamFaults faults;

  RoutingWork(ObjectProvider<StreamsBuilderFactoryBean> factories, StreamFaults faults) {
    this.factories = factories;
    this.faults = faults;
  }

  @Override
  public Optional<Party> stoppedBy() {
    return faults
        .latest()
        .map(StreamFault::party)
        .or(() -> running() ? Optional.empty() : Optional.of(Party.OURSELVES));
  }

  private boolean running() {
    return factories.stream().findAny().isPresent()
        && factories.stream()
            .map(StreamsBuilderFactoryBean::getKafkaStreams)
            .allMatch(streams -> streams != null && streams.state() == KafkaStreams.State.RUNNING);
  }
}
