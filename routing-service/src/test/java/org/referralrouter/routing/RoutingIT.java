package org.referralrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Reading;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.EmbargoRelease;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.DeadLetter;
import org.referralrouter.wire.EventSerdes;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a real broker and registry. */
class RoutingIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String SUSPECT =
      """
      ,"people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"}]""";

  private static Stack stack;
  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    stack = Stack.shared();
    service =
        SpringApplication.run(
            RoutingApplication.class,
            "--server.port=0",
            "--management.server.port=0",
            "--KAFKA_BOOTSTRAP_SERVERS=" + stack.bootstrapServers(),
            "--SCHEMA_REGISTRY_URL=" + stack.registryUrl(),
            "--OAUTH_ISSUER_URI=" + stack.issuerUri(),
            "--ROUTING_STATE_DIR="
                + Path.of("target", "state-" + UUID.randomUUID()).toAbsolutePath());
  }

  @AfterAll
  static void end() {
    service.close();
  }

  @Test
  void a_concern_becomes_a_decision_and_its_referrals() throws Exception {
    UUID concern = UUID.randomUUID();

    send(revision(concern, 1, "ONLINE_GROOMING", SUSPECT));

    List<Event> events = awaitAll(concern, 1, 3);
    assertThat(agencies(events))
        .containsExactlyInAnyOrder(Agency.SOCIAL_CARE, Agency.POLICE, Agency.CEOP_PREPARATION);
  }

  @Test
  void a_repeat_and_an_older_revision_send_nothing() throws Exception {
    UUID concern = UUID.randomUUID();
    UUID next = UUID.randomUUID();
    send(revision(concern, 2, "ONLINE_GROOMING", SUSPECT));
    send(revision(concern, 2, "ONLINE_GROOMING", SUSPECT));
    send(revision(concern, 1, "CYBERBULLYING", ""));
    send(revision(next, 1, "ONLINE_GROOMING", ""));
    awaitAll(next, 1, 2);

    List<Event> events = awaitAll(concern, 1, 3);

    assertThat(events).hasSize(4);
  }

  @Test
  void a_revision_sends_only_what_differs() throws Exception {
    UUID concern = UUID.randomUUID();
    send(revision(concern, 1, "ONLINE_GROOMING", SUSPECT));
    awaitAll(concern, 1, 3);

    send(revision(concern, 2, "ONLINE_GROOMING", SUSPECT + ",\"organisedAbuse\":\"YES\""));
    List<Event> events = awaitUntil(concern, all -> has(all, Agency.POLICE, 2));

    List<Referral> toPolice =
        referrals(events).stream().filter(r -> r.agency() == Agency.POLICE).toList();
    assertThat(toPolice).extracting(Referral::revision).containsExactly(1, 2);
    assertThat(toPolice)
        .extracting(Referral::referralId)
        .containsOnly(toPolice.getFirst().referralId());
  }

  @Test
  void a_release_by_the_police_sends_each_referral_again_without_the_flag() throws Exception {
    UUID concern = UUID.randomUUID();
    send(revision(concern, 1, "ONLINE_GROOMING", SUSPECT));
    awaitAll(concern, 1, 3);

    send(
        new EmbargoRelease(
            UUID.randomUUID(), concern, "An officer", "A reason", Instant.now(), "police"));
    List<Referral> second =
        referrals(awaitAll(concern, 2, 6)).stream().filter(r -> r.revision() == 2).toList();

    assertThat(second).hasSize(3).allSatisfy(r -> assertThat(r.confidentiality()).isEmpty());
    assertThat(second).extracting(Referral::embargo).containsOnly(Embargo.RELEASED);
  }

  @ParameterizedTest
  @EnumSource(
      value = Topic.class,
      names = {"CONCERNS", "ACKNOWLEDGEMENTS", "EMBARGO_RELEASES"})
  void a_corrupt_record_goes_to_the_dead_letters_and_the_ones_behind_it_flow(Topic topic)
      throws Exception {
    UUID concern = UUID.randomUUID();
    String key = concern.toString();
    byte[] corrupt = "no avro".getBytes(StandardCharsets.UTF_8);
    try (var producer =
        new KafkaProducer<>(producer(), new StringSerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(topic.topicName(), key, corrupt))
          .get(30, TimeUnit.SECONDS);
    }
    send(revision(concern, 1, "ONLINE_GROOMING", ""));

    awaitAll(concern, 1, 2);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(deadLetters(key))
                    .singleElement()
                    .satisfies(
                        letter -> {
                          assertThat(letter.value()).isEqualTo(corrupt);
                          assertThat(header(letter, DeadLetter.TOPIC)).isEqualTo(topic.topicName());
                          assertThat(header(letter, DeadLetter.REASON))
                              .isEqualTo("NOT_CONFLUENT_WIRE_FORMAT");
                          assertThat(header(letter, DeadLetter.SERVICE))
                              .isEqualTo("routing-service");
                        }));
  }

  private static ConcernRevision revision(UUID id, int number, String category, String more) {
    String json =
        "{\"categories\":[\"%s\"],\"summary\":\"Words.\",\"reporter\":{\"organisation\":\"Example\"}%s}"
            .formatted(category, more);
    Reading reading = ConcernJson.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    Concern concern = ((Reading.Accepted) reading).concern();
    return new ConcernRevision(id, number, Instant.now(), "practitioner", concern);
  }

  private static void send(Event event) throws Exception {
    try (var producer =
        new KafkaProducer<>(producer(), new StringSerializer(), events().serializer())) {
      producer
          .send(new ProducerRecord<>(Topic.of(event).topicName(), event.key(), event))
          .get(30, TimeUnit.SECONDS);
    }
  }

  /** One for each client, since a closed client closes it. */
  private static Serde<Event> events() {
    return new EventSerdes(stack.registryUrl()).any();
  }

  private static Map<String, Object> producer() {
    return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers());
  }

  /**
   * The concern's decisions and referrals, once there are so many of each: a transaction becomes
   * visible in one partition before another.
   */
  private static List<Event> awaitAll(UUID concern, int decisions, int referrals) {
    return awaitUntil(
        concern,
        events ->
            events.stream().filter(DecisionMade.class::isInstance).count() >= decisions
                && referrals(events).size() >= referrals);
  }

  private static boolean has(List<Event> events, Agency agency, int revision) {
    return referrals(events).stream()
        .anyMatch(r -> r.agency() == agency && r.revision() == revision);
  }

  private static List<Event> awaitUntil(UUID concern, Predicate<List<Event>> complete) {
    List<Topic> topics = new ArrayList<>(List.of(Topic.DECISIONS));
    Arrays.stream(Agency.values()).map(Topic::ofReferralsTo).forEach(topics::add);
    return await("the decisions and referrals of a concern")
        .atMost(PATIENCE)
        .until(
            () ->
                read(topics, new StringDeserializer(), events().deserializer()).stream()
                    .map(ConsumerRecord::value)
                    .filter(event -> concern.equals(event.concernId()))
                    .toList(),
            complete);
  }

  private static List<ConsumerRecord<String, byte[]>> deadLetters(String key) {
    return read(List.of(Topic.DEAD_LETTERS), new StringDeserializer(), new ByteArrayDeserializer())
        .stream()
        .filter(letter -> key.equals(letter.key()))
        .toList();
  }

  private static <V> List<ConsumerRecord<String, V>> read(
      List<Topic> topics,
      StringDeserializer keys,
      org.apache.kafka.common.serialization.Deserializer<V> values) {
    List<ConsumerRecord<String, V>> records = new ArrayList<>();
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            stack.bootstrapServers(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    try (var consumer = new KafkaConsumer<>(settings, keys, values)) {
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

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static List<Referral> referrals(List<Event> events) {
    return events.stream().filter(Referral.class::isInstance).map(Referral.class::cast).toList();
  }

  private static List<Agency> agencies(List<Event> events) {
    return referrals(events).stream().map(Referral::agency).toList();
  }
}
