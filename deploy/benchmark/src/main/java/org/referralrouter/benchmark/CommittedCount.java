package org.referralrouter.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts the committed records of a topic as they come: transactions have offsets of their own. */
final class CommittedCount implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private long seen;
  private long expected;

  CommittedCount(String bootstrapServers, String topic) {
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
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Returns once so many more are there. */
  void awaitMore(long records) {
    expected += records;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (seen < expected) {
      seen += consumer.poll(POLL).count();
      if (System.nanoTime() > end) {
        throw new IllegalStateException("Only %d of %d records came".formatted(seen, expected));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
