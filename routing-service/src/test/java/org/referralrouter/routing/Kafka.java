package org.referralrouter.routing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;

/** Writes and reads the topics as the neighbours do: plain clients, records as bytes. */
final class Kafka {
  private static final Stack STACK = Stack.shared();

  private Kafka() {}

  static void send(Event event, String traceparent) throws Exception {
    String topic = Topic.of(event).topicName();
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
    try (var serde = new EventSerdes(STACK.registryUrl()).any()) {
      byte[] value = serde.serializer().serialize(topic, headers, event);
      send(new ProducerRecord<>(topic, null, event.key(), value, headers));
    }
  }

  static void send(Topic topic, UUID concern, byte[] value) throws Exception {
    send(new ProducerRecord<>(topic.topicName(), concern.toString(), value));
  }

  private static void send(ProducerRecord<String, byte[]> record) throws Exception {
    Map<String, Object> settings =
        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, STACK.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(record).get();
    }
  }

  /** The committed records of the concern in these topics, up to their present ends. */
  static List<ConsumerRecord<String, byte[]>> records(UUID concern, Topic... topics) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            STACK.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          Arrays.stream(topics)
              .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          if (concern.toString().equals(record.key())) {
            records.add(record);
          }
        }
      }
    }
    return records;
  }

  static Topic[] decisionsAndReferrals() {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic == Topic.DECISIONS || topic.eventType() == Referral.class)
        .toArray(Topic[]::new);
  }

  static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
