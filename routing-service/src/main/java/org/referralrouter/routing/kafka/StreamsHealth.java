package org.referralrouter.routing.kafka;

import org.apache.kafka.streams.KafkaStreams;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.StreamsBuilderFactoryBean;
import org.springframework.stereotype.Component;

/**
 * Ready only while Kafka Streams runs: while it rebalances or restores it is alive, and must not be
 * restarted, but is not ready.
 */
@Component("streams")
class StreamsHealth implements HealthIndicator {
  private final ObjectProvider<StreamsBuilderFactoryBean> factories;

  StreamsHealth(ObjectProvider<StreamsBuilderFactoryBean> factories) {
    this.factories = factories;
  }

  @Override
  public Health health() {
    boolean running =
        factories.stream().findAny().isPresent()
            && factories.stream()
                .map(StreamsBuilderFactoryBean::getKafkaStreams)
                .allMatch(
                    streams -> streams != null && streams.state() == KafkaStreams.State.RUNNING);
    return (running ? Health.up() : Health.outOfService()).build();
  }
}
