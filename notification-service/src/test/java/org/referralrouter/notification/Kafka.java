package org.referralrouter.notification;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;

/** Other people's producers and consumers. */
final class Kafka {
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  private static final byte[] TRACE_PARENT =
      ("00-" + TRACE + "-b7ad6b7169203331-01").getBytes(StandardCharsets.UTF_8);

  private final Stack stack;
  private final Serde<Event> events;
  private final KafkaProducer<byte[], byte[]> producer;

  Kafka(Stack stack) {
    this.stack = stack;
    this.events = new EventSerdes(stack.registryUrl()).any();
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends an event to its own topic. */
  void send(Event event) {
    send(Topic.of(event), event);
  }

  /** Sends an event to a topic that need not be its own. */
  void send(Topic topic, Event event) {
    RecordHeaders headers = new RecordHeaders();
    byte[] value = events.serializer().serialize(topic.topicName(), headers, event);
    headers.add("traceparent", TRACE_PARENT);
    send(
        new ProducerRecord<>(
            topic.topicName(),
            null,
            null,
            event.key().getBytes(StandardCharsets.UTF_8),
            value,
            headers));
  }

  void sendBytes(Topic topic, UUID key, byte[] value) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", TRACE_PARENT);
    send(
        new ProducerRecord<>(
            topic.topicName(),
            null,
            null,
            key.toString().getBytes(StandardCharsets.UTF_8),
            value,
            headers));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new AssertionError("Kafka did not take a record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }

  /**
   * The events of a topic that match, from its beginning to its present end; corrupt records of
   * other tests, which lack an event's headers, are passed over.
   */
  <E extends Event> List<E> read(Topic topic, Class<E> type, Predicate<E> wanted) {
    return records(topic).stream()
        .filter(record -> record.headers().lastHeader("ce_id") != null)
        .map(
            record ->
                events.deserializer().deserialize(record.topic(), record.headers(), record.value()))
        .map(type::cast)
        .filter(wanted)
        .toList();
  }

  /** All records of a topic, from its beginning to its present end, at read_committed. */
  List<ConsumerRecord<byte[], byte[]>> records(Topic topic) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", stack.bootstrapServers());
    settings.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  /** A record's header; empty where it has none, as a corrupt record of another test. */
  static String header(ConsumerRecord<?, ?> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
