package org.referralrouter.audit.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.referralrouter.audit.ledger.Ledger;
import org.referralrouter.edge.position.MissingRecords;
import org.referralrouter.edge.position.Position;
import org.referralrouter.edge.position.ShorterTopics;
import org.referralrouter.edge.position.TopicCheck;
import org.springframework.stereotype.Component;

/**
 * Whether topics still hold what the ledger has of them. Where one was put back from an older copy,
 * other records would come under numbers that the ledger has already: of such a partition nothing
 * more is read.
 */
@Component
class LostRecords {
  private final Ledger ledger;
  private final Positions positions;
  private final TopicCheck check;
  private final ShorterTopics shorter;
  private final Set<TopicPartition> checked = ConcurrentHashMap.newKeySet();
  private final Map<TopicPartition, Long> readUntil = new ConcurrentHashMap<>();

  LostRecords(Ledger ledger, Positions positions, TopicCheck check, ShorterTopics shorter) {
    this.ledger = ledger;
    this.positions = positions;
    this.check = check;
    this.shorter = shorter;
  }

  /**
   * Looks at these again before anything of them is read.
   *
   * @throws org.apache.kafka.common.KafkaException where the brokers do not tell
   */
  void look(Collection<TopicPartition> partitions) {
    checked.removeAll(new HashSet<>(partitions));
    Map<TopicPartition, Position> stands = new HashMap<>();
    for (TopicPartition partition : partitions) {
      long next = ledger.stands(positions.log(partition));
      ledger
          .last(positions.log(partition))
          .ifPresent(
              last ->
                  stands.put(
                      partition,
                      new Position(next, last.offset(), last.timestamp().toEpochMilli())));
      readUntil.remove(partition);
    }
    Map<TopicPartition, MissingRecords> missing = check.of(stands);
    shorter.found(missing.values());
    checked.addAll(partitions);
  }

  /**
   * Whether records of a partition may be read into the ledger.
   *
   * @param first offset of the records that came
   * @param until offset behind them
   */
  boolean none(TopicPartition partition, long first, long until) {
    // Kafka's consumer goes back by itself where a topic ends before it.
    boolean jumped = first < readUntil.getOrDefault(partition, 0L);
    if (!checked.contains(partition) || jumped) {
      look(Set.of(partition));
    }
    readUntil.put(partition, until);
    return !shorter.contains(partition);
  }
}
