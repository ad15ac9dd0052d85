package org.referralrouter.audit.kafka;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Ready when the consumer has its partitions; a rebalance is alive, not ready. */
@Component("ledger")
class LedgerHealth implements HealthIndicator {
  private final KafkaListenerEndpointRegistry listeners;

  LedgerHealth(KafkaListenerEndpointRegistry listeners) {
    this.listeners = listeners;
  }

  @Override
  public Health health() {
    MessageListenerContainer container = listeners.getListenerContainer(LedgerListener.ID);
    Collection<TopicPartition> partitions =
        container == null || !container.isRunning() ? null : container.getAssignedPartitions();
    return partitions == null || partitions.isEmpty()
        ? Health.down().withDetail("partitions", 0).build()
        : Health.up().withDetail("partitions", partitions.size()).build();
  }
}
