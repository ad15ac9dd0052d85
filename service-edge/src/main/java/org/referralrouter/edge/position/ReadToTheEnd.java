package org.referralrouter.edge.position;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether the database knows all that some topics hold: what there was at the start, and what this
 * process has read since. A database that was restored, be it under the running service, does not.
 */
public final class ReadToTheEnd {
  private final List<String> topics;
  private final Positions positions;
  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Map<TopicPartition, Long> goals = new ConcurrentHashMap<>();
  private volatile boolean ends;

  /**
   * Of these topics.
   *
   * @param consumers makes the one that is asked where the topics end
   */
  public ReadToTheEnd(
      List<String> topics, Positions positions, Supplier<Consumer<byte[], byte[]>> consumers) {
    this.topics = List.copyOf(topics);
    this.positions = positions;
    this.consumers = consumers;
  }

  /**
   * Whether it does.
   *
   * @throws org.apache.kafka.common.KafkaException where the brokers have not told the ends yet
   */
  public boolean known() {
    if (!ends) {
      presentEnds().forEach(this::reached);
      ends = true;
    }
    Map<TopicPartition, Position> stands = positions.all();
    return goals.entrySet().stream()
        .allMatch(
            goal ->
                stands.getOrDefault(goal.getKey(), Position.BEGINNING).next() >= goal.getValue());
  }

  /** A partition was read up to there. */
  public void reached(TopicPartition partition, long next) {
    if (topics.contains(partition.topic())) {
      goals.merge(partition, next, Math::max);
    }
  }

  /** A partition is read again from its beginning; it need not come as far as it was. */
  void startsAnew(TopicPartition partition) {
    goals.remove(partition);
    ends = false;
  }

  private Map<TopicPartition, Long> presentEnds() {
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      Map<TopicPartition, Long> found = new HashMap<>();
      for (String topic : topics) {
        found.putAll(
            consumer.endOffsets(
                consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList()));
      }
      return found;
    }
  }
}
