package org.referralrouter.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How many records a topic has taken. */
final class TopicEnd implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  TopicEnd(String bootstrapServers, String topic) {
    this.consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
  }

  long records() {
    return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns once so many records were taken. */
  void awaitRecords(long records) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (records() < records) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "Only %d of %d records are on the topic".formatted(records(), records));
      }
      Thread.sleep(10);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
