package org.referralrouter.edge.position;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether topics still hold what was read of them. A topic that was put back from a copy may end
 * before the position of its reader, or may have grown past it with other records: so the last
 * record that was read is looked at again.
 */
public final class TopicCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Supplier<Consumer<byte[], byte[]>> consumers;

  /**
   * A check by such consumers.
   *
   * @param consumers makes one for each check, which is assigned partitions and joins no group
   */
  public TopicCheck(Supplier<Consumer<byte[], byte[]>> consumers) {
    this.consumers = consumers;
  }

  /**
   * What is missing of each partition; those of which nothing is missing are left out.
   *
   * @throws KafkaException where the brokers do not tell
   */
  public Map<TopicPartition, MissingRecords> of(Map<TopicPartition, Position> positions) {
    Map<TopicPartition, MissingRecords> missing = new HashMap<>();
    if (positions.isEmpty()) {
      return missing;
    }
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(positions.keySet());
      Map<TopicPartition, Long> ends = consumer.endOffsets(positions.keySet());
      Map<TopicPartition, Position> lastThere = new HashMap<>();
      positions.forEach(
          (partition, position) -> {
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            if (end < position.next()) {
              missing.put(partition, new MissingRecords(partition, end, position.next(), false));
            } else if (begin > position.next() && position.next() > 0) {
              missing.put(partition, new MissingRecords(partition, position.next(), begin, false));
            } else if (position.lastOffset() >= begin) {
              lastThere.put(partition, position);
            }
          });
      compare(consumer, lastThere, missing);
    }
    return missing;
  }

  private static void compare(
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Position> positions,
      Map<TopicPartition, MissingRecords> missing) {
    consumer.assign(positions.keySet());
    positions.forEach((partition, position) -> consumer.seek(partition, position.lastOffset()));
    Set<TopicPartition> open = new HashSet<>(positions.keySet());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!open.isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new KafkaException("The brokers did not give the last record read of " + open);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (open.remove(partition)) {
          consumer.pause(List.of(partition));
          Position position = positions.getOrDefault(partition, Position.BEGINNING);
          if (!Position.after(record).equals(last(position))) {
            missing.put(
                partition,
                new MissingRecords(partition, position.lastOffset(), position.next(), true));
          }
        }
      }
      // Nothing but marks of transactions from there on: the record is gone.
      for (TopicPartition partition : List.copyOf(open)) {
        Position position = positions.getOrDefault(partition, Position.BEGINNING);
        if (consumer.position(partition) > position.lastOffset()) {
          open.remove(partition);
          missing.put(
              partition,
              new MissingRecords(partition, position.lastOffset(), position.next(), true));
        }
      }
    }
  }

  private static Position last(Position position) {
    return new Position(position.lastOffset() + 1, position.lastOffset(), position.lastTimestamp());
  }
}
