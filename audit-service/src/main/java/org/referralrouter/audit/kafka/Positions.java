package org.referralrouter.audit.kafka;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.LogId;
import org.springframework.stereotype.Component;

/**
 * Where this process believes that the ledger stands. Kafka's own committed offsets say nothing.
 */
@Component
class Positions {
  private final Ledger ledger;
  private final TopicIds topics;
  private final Map<TopicPartition, Long> believed = new ConcurrentHashMap<>();

  Positions(Ledger ledger, TopicIds topics) {
    this.ledger = ledger;
    this.topics = topics;
  }

  /** Takes the partition's log over, and asks the ledger where it stands. */
  long load(TopicPartition partition) {
    believed.remove(partition);
    long position = ledger.position(log(partition), partition.topic());
    believed.put(partition, position);
    return position;
  }

  /** What was last loaded or moved to; empty where the ledger must be asked. */
  OptionalLong believed(TopicPartition partition) {
    Long position = believed.get(partition);
    return position == null ? OptionalLong.empty() : OptionalLong.of(position);
  }

  void moved(TopicPartition partition, long position) {
    believed.put(partition, position);
  }

  /** The ledger will be asked before anything is appended to this partition's log. */
  void forget(TopicPartition partition) {
    believed.remove(partition);
  }

  LogId log(TopicPartition partition) {
    return new LogId(topics.of(partition.topic()), partition.partition());
  }
}
