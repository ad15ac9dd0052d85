package org.referralrouter.routing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.CommittedRecords;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.DeadLetter;
import org.referralrouter.wire.EventSerdes;

/** Writes and reads the topics as the neighbours do: plain clients. */
final class Kafka {
  private static final Stack STACK = Stack.shared();

  /** Shared, so that it knows the schemas while the registry is away. */
  private static final EventSerdes SERDES = new EventSerdes(STACK.registryUrl());

  private Kafka() {}

  static void send(Event event) throws Exception {
    send(event, Instant.now());
  }

  /** Sends a record of this time. */
  static void send(Event event, Instant time) throws Exception {
    send(event, time, new RecordHeaders());
  }

  /** Sends a record to a partition of the client's own choice. */
  static void send(Event event, int partition) throws Exception {
    String topic = Topic.of(event).topicName();
    send(new ProducerRecord<>(topic, partition, event.key(), value(topic, event)));
  }

  static void send(Event event, String traceparent) throws Exception {
    RecordHeaders headers = new RecordHeaders();
    headers.add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
    send(event, Instant.now(), headers);
  }

  private static void send(Event event, Instant time, Headers headers) throws Exception {
    String topic = Topic.of(event).topicName();
    byte[] value = SERDES.any().serializer().serialize(topic, headers, event);
    send(new ProducerRecord<>(topic, null, time.toEpochMilli(), event.key(), value, headers));
  }

  /** Responds as an agency's own client does. */
  static void respond(Agency agency, Response response) throws Exception {
    respond(agency, response, response.key(), null);
  }

  /** Responds with a key and a partition of the client's own choice. */
  static void respond(
      Agency agency, Response response, @Nullable String key, @Nullable Integer partition)
      throws Exception {
    String topic = Topic.ofResponsesFrom(agency).topicName();
    send(new ProducerRecord<>(topic, partition, key, value(topic, response)));
  }

  /** Responds as a client that gives its record no time. */
  static void respondWithoutTime(Agency agency, Response response) throws Exception {
    String topic = Topic.ofResponsesFrom(agency).topicName();
    send(
        new ProducerRecord<>(topic, response.key(), value(topic, response)) {
          @Override
          public Long timestamp() {
            return RecordBatch.NO_TIMESTAMP;
          }
        });
  }

  private static byte[] value(String topic, Event event) {
    return SERDES.any().serializer().serialize(topic, event);
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
    return read(new ByteArrayDeserializer(), topics).stream()
        .filter(record -> concern.toString().equals(record.key()))
        .toList();
  }

  /** The committed events of these topics, up to their present ends. */
  static List<Event> events(Topic... topics) {
    return read(SERDES.any().deserializer(), topics).stream().map(ConsumerRecord::value).toList();
  }

  private static <V> List<ConsumerRecord<String, V>> read(Deserializer<V> values, Topic... topics) {
    return CommittedRecords.read(STACK.kafkaClient(Principal.AUDIT), List.of(topics), values);
  }

  /** How many partitions each topic has. */
  static int partitions() throws Exception {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, STACK.bootstrapServers()))) {
      String topic = Topic.CONCERNS.topicName();
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .values()
          .iterator()
          .next()
          .partitions()
          .size();
    }
  }

  /** Why records of the concern were set aside. */
  static List<String> reasons(UUID concern) {
    return records(concern, Topic.DEAD_LETTERS).stream()
        .map(letter -> header(letter, DeadLetter.REASON))
        .toList();
  }

  static Topic[] decisionsAndReferrals() {
    return Topic.all(AgenciesFile.bundled()).stream()
        .filter(topic -> topic.equals(Topic.DECISIONS) || topic.eventType() == Referral.class)
        .toArray(Topic[]::new);
  }

  static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
