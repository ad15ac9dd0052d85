package org.referralrouter.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The least that reads records and writes others exactly once: each record four times, a
 * transaction for each poll. A program of its own, so that what it costs can be told.
 */
final class BareLoop implements AutoCloseable {
  static final String OUT = "bare-out.v1";
  static final int COPIES = 4;
  private static final Duration POLL = Duration.ofMillis(100);

  private final Process process;

  private BareLoop(Process process) {
    this.process = process;
  }

  static BareLoop start(String bootstrapServers, String topic) throws IOException {
    Path log = Files.createTempFile("referrals-benchmark-bare", ".log");
    return new BareLoop(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                BareLoop.class.getName(),
                bootstrapServers,
                topic)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start());
  }

  /** How long it has used a core so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Runs until it is ended. */
  public static void main(String[] words) {
    Map<String, Object> client = Map.of("bootstrap.servers", words[0]);
    Map<String, Object> reads = new HashMap<>(client);
    reads.putAll(
        Map.of(
            "group.id", "bare",
            "enable.auto.commit", false,
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed",
            "max.poll.records", 1000));
    Map<String, Object> writes = new HashMap<>(client);
    writes.putAll(
        Map.of("transactional.id", "bare", "acks", "all", "linger.ms", 5, "batch.size", 262_144));
    try (var consumer =
            new KafkaConsumer<>(reads, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var producer =
            new KafkaProducer<>(writes, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      consumer.subscribe(List.of(words[1]));
      while (true) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        if (!polled.isEmpty()) {
          copy(polled, consumer, producer);
        }
      }
    }
  }

  private static void copy(
      ConsumerRecords<byte[], byte[]> polled,
      KafkaConsumer<byte[], byte[]> consumer,
      KafkaProducer<byte[], byte[]> producer) {
    producer.beginTransaction();
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      for (int copy = 0; copy < COPIES; copy++) {
        Future<RecordMetadata> _ =
            producer.send(new ProducerRecord<>(OUT, record.key(), record.value()));
      }
    }
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(polled.nextOffsets());
    producer.sendOffsetsToTransaction(next, consumer.groupMetadata());
    producer.commitTransaction();
  }
}
