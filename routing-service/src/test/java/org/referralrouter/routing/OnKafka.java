package org.referralrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Reading;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.DeadLetter;
import org.referralrouter.wire.EventSerdes;

/** What a test sends to a real broker and reads from it, as any other client would. */
final class OnKafka {
  static final Duration PATIENCE = Duration.ofMinutes(1);
  static final String SUSPECT =
      """
      ,"people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"}]""";
  private static final Stack STACK = Stack.shared();

  private OnKafka() {}

  /** The settings of an instance with a state of its own. */
  static List<String> settings() {
    return List.of(
        "--server.port=0",
        "--management.server.port=0",
        "--KAFKA_BOOTSTRAP_SERVERS=" + STACK.bootstrapServers(),
        "--SCHEMA_REGISTRY_URL=" + STACK.registryUrl(),
        "--OAUTH_ISSUER_URI=" + STACK.issuerUri(),
        "--ROUTING_STATE_DIR=" + Path.of("target", "state-" + UUID.randomUUID()).toAbsolutePath());
  }

  static ConcernRevision revision(UUID id, int number, String category, String more) {
    String json =
        "{\"categories\":[\"%s\"],\"summary\":\"Words.\",\"reporter\":{\"organisation\":\"Example\"}%s}"
            .formatted(category, more);
    Reading reading = ConcernJson.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return new ConcernRevision(
        id, number, Instant.now(), "practitioner", ((Reading.Accepted) reading).concern());
  }

  static void send(Event event) throws Exception {
    send(event, Instant.now());
  }

  /** Sends a record with this time. */
  static void send(Event event, Instant time) throws Exception {
    try (var producer =
        new KafkaProducer<>(producer(), new StringSerializer(), events().serializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topic.of(event).topicName(), null, time.toEpochMilli(), event.key(), event))
          .get(30, TimeUnit.SECONDS);
    }
  }

  static void sendBytes(Topic topic, String key, byte[] value) throws Exception {
    try (var producer =
        new KafkaProducer<>(producer(), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic.topicName(), key, value)).get(30, TimeUnit.SECONDS);
    }
  }

  private static Map<String, Object> producer() {
    return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, STACK.bootstrapServers());
  }

  /** One for each client, since a closed client closes it. */
  private static Serde<Event> events() {
    return new EventSerdes(STACK.registryUrl()).any();
  }

  /** All committed events of a concern on its decisions' and referrals' topics. */
  static List<Event> outcome(UUID concern) {
    List<Topic> topics = new ArrayList<>(List.of(Topic.DECISIONS));
    Arrays.stream(Agency.values()).map(Topic::ofReferralsTo).forEach(topics::add);
    return events(topics).stream().filter(event -> concern.equals(event.concernId())).toList();
  }

  static List<Event> events(List<Topic> topics) {
    return read(topics, events().deserializer()).stream().map(ConsumerRecord::value).toList();
  }

  static List<Referral> referrals(List<Event> events) {
    return events.stream().filter(Referral.class::isInstance).map(Referral.class::cast).toList();
  }

  static List<ConsumerRecord<String, byte[]>> deadLetters(String key) {
    return read(List.of(Topic.DEAD_LETTERS), new ByteArrayDeserializer()).stream()
        .filter(letter -> key.equals(letter.key()))
        .toList();
  }

  static List<String> reasons(UUID concern) {
    return deadLetters(concern.toString()).stream()
        .map(letter -> header(letter, DeadLetter.REASON))
        .toList();
  }

  static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static <V> List<ConsumerRecord<String, V>> read(
      List<Topic> topics, Deserializer<V> values) {
    List<ConsumerRecord<String, V>> records = new ArrayList<>();
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            STACK.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), values)) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }
}
