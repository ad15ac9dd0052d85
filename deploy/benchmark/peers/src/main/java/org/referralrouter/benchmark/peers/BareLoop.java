package org.referralrouter.benchmark.peers;

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

/** The least that copies exactly once: Kafka's clients in a loop, a transaction for each poll. */
final class BareLoop {
  private static final Duration POLL = Duration.ofMillis(100);

  private final String out;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;

  private BareLoop(
      String out, KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer) {
    this.out = out;
    this.consumer = consumer;
    this.producer = producer;
  }

  /** Runs until it is ended. */
  public static void main(String[] words) {
    Job job = Job.of(words);
    Map<String, Object> reads =
        Map.of(
            "bootstrap.servers",
            job.bootstrapServers(),
            "group.id",
            job.name(),
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest",
            "isolation.level",
            "read_committed",
            "max.poll.records",
            Job.POLLED);
    Map<String, Object> writes = new HashMap<>(job.producer());
    writes.put("bootstrap.servers", job.bootstrapServers());
    writes.put("transactional.id", job.name());
    try (var consumer =
            new KafkaConsumer<>(reads, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var producer =
            new KafkaProducer<>(writes, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      consumer.subscribe(List.of(job.in()));
      var loop = new BareLoop(job.out(), consumer, producer);
      while (true) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        if (!polled.isEmpty()) {
          loop.copy(polled);
        }
      }
    }
  }

  private void copy(ConsumerRecords<byte[], byte[]> polled) {
    producer.beginTransaction();
    for (ConsumerRecord<byte[], byte[]> record : polled) {
      for (int copy = 0; copy < Job.COPIES; copy++) {
        Future<RecordMetadata> _ =
            producer.send(new ProducerRecord<>(out, record.key(), record.value()));
      }
    }
    Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(polled.nextOffsets());
    producer.sendOffsetsToTransaction(next, consumer.groupMetadata());
    producer.commitTransaction();
  }
}
