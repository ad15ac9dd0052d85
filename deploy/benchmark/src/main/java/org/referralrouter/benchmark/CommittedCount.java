package org.referralrouter.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Counts the committed records of a topic as they come: transactions have offsets of their own.
 * Whatever else the measured program writes is read too, so that all are read alike.
 */
final class CommittedCount implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private long seen;
  private long besides;
  private long expected;

  /** From now on, of this topic; the others are only read. */
  CommittedCount(String bootstrapServers, String topic, List<String> others) {
    this.topic = topic;
    this.consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "max.poll.records",
                10_000),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.concat(Stream.of(topic), others.stream())
            .flatMap(each -> consumer.partitionsFor(each).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  /** Records of the topic that were read. */
  long counted() {
    return seen;
  }

  /** Records that were read, of all topics. */
  long read() {
    return seen + besides;
  }

  /**
   * Returns once so many more are there.
   *
   * @throws IllegalStateException where they do not come, or more than these: then the program did
   *     other work than it was given
   */
  void awaitMore(long records) {
    awaitMore(records, _ -> {});
  }

  /** As above; each of them is handed on as it comes. */
  void awaitMore(long records, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    expected += records;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (seen < expected) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        if (record.topic().equals(topic)) {
          seen++;
          each.accept(record);
        } else {
          besides++;
        }
      }
      if (seen > expected || System.nanoTime() > end) {
        throw new IllegalStateException(
            "%d records are on %s, and %d were expected".formatted(seen, topic, expected));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
