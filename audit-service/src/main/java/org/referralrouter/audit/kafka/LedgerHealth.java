package org.referralrouter.audit.kafka;

import java.util.Collection;
import org.apache.kafka.common.TopicPartition;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** Ready when the consumers have their partitions; a rebalance is alive, not ready. */
@Component("ledger")
class LedgerHealth implements HealthIndicator {
  private final KafkaListenerEndpointRegistry listeners;

  LedgerHealth(KafkaListenerEndpointRegistry listeners) {
    this.listeners = listeners;
  }

  @Override
  public Health health() {
    int partitions = partitions(LedgerListener.ID);
    int awaited = partitions(LedgerListener.ID_OF_AWAITED);
    Health.Builder health = partitions == 0 || awaited == 0 ? Health.down() : Health.up();
    return health.withDetail("partitions", partitions + awaited).build();
  }

  private int partitions(String consumer) {
    MessageListenerContainer container = listeners.getListenerContainer(consumer);
    Collection<TopicPartition> partitions =
        container == null || !container.isRunning() ? null : container.getAssignedPartitions();
    return partitions == null ? 0 : partitions.size();
  }
}
