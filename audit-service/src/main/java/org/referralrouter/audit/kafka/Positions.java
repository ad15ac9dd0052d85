package org.referralrouter.audit.kafka;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.audit.ledger.SourceLog;
import org.springframework.stereotype.Component;

/**
 * Where this process believes that the ledger stands. Kafka's own committed offsets say nothing.
 */
@Component
class Positions {
  private final Ledger ledger;
  private final Map<TopicPartition, Long> believed = new ConcurrentHashMap<>();

  Positions(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Asks the ledger. */
  long load(TopicPartition partition) {
    believed.remove(partition);
    long position = ledger.position(log(partition));
    believed.put(partition, position);
    return position;
  }

  /** What was last loaded or moved to; empty where the ledger could not be asked yet. */
  OptionalLong believed(TopicPartition partition) {
    Long position = believed.get(partition);
    return position == null ? OptionalLong.empty() : OptionalLong.of(position);
  }

  void moved(TopicPartition partition, long position) {
    believed.put(partition, position);
  }

  static SourceLog log(TopicPartition partition) {
    return new SourceLog(partition.topic(), partition.partition());
  }
}
