package org.referralrouter.audit.kafka;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.health.Party;
import org.referralrouter.edge.health.Work;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/**
 * Whether the ledger's consumers have their share of the partitions. Where there are more instances
 * than partitions the share is none, and the instance is as ready as the others: it serves what
 * they append, and takes over from them. A rebalance is alive, not ready.
 */
@Component
class LedgerGroups implements ConsumerAwareRebalanceListener, Work {
  private final ObjectProvider<KafkaListenerEndpointRegistry> listeners;
  private final Set<String> shared = ConcurrentHashMap.newKeySet();

  // The containers are made with this: asked for late, the dependency cycle breaks.
  LedgerGroups(ObjectProvider<KafkaListenerEndpointRegistry> listeners) {
    this.listeners = listeners;
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    shared.add(consumer.groupMetadata().groupId());
  }

  @Override
  public void onPartitionsRevokedBeforeCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    shared.remove(consumer.groupMetadata().groupId());
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    shared.remove(consumer.groupMetadata().groupId());
  }

  @Override
  public Optional<Party> stoppedBy() {
    return works(LedgerListener.ID) && works(LedgerListener.ID_OF_AWAITED)
        ? Optional.empty()
        : Optional.of(Party.OURSELVES);
  }

  private boolean works(String id) {
    @Nullable MessageListenerContainer container = listeners.getObject().getListenerContainer(id);
    return container != null
        && container.isRunning()
        && container.isInExpectedState()
        && shared.contains(String.valueOf(container.getGroupId()));
  }
}
