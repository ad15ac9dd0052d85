package org.referralrouter.local.onboard;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.issuer.Client;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.issuer.Tokens;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.wire.EventSerdes;
import tools.jackson.databind.JsonNode;

/** What an agency's system does, done with its own credentials. */
final class AgencyAttempt implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int ANSWER_WITHIN_MS = 10_000;
  private static final String WHO = "A check of the connection";

  private final AgencyConnection connection;
  private final Credentials credentials;
  private final Home home;
  private final Ports ports;
  private final Api api = new Api();
  private final EventSerdes serdes;
  private @Nullable KafkaConsumer<String, Referral> reader;
  private @Nullable Referral read;
  private @Nullable UUID answer;

  AgencyAttempt(AgencyConnection connection, Credentials credentials, Home home, Ports ports) {
    this.connection = connection;
    this.credentials = credentials;
    this.home = home;
    this.ports = ports;
    this.serdes = new EventSerdes(ports.url(Port.REGISTRY));
  }

  void connects() throws Exception {
    describe(client());
  }

  void connectsWithPassword() throws Exception {
    Map<String, Object> settings = new HashMap<>(client());
    settings.keySet().removeIf(name -> name.startsWith("sasl.oauthbearer"));
    settings.remove(SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS);
    settings.put(SaslConfigs.SASL_MECHANISM, "SCRAM-SHA-512");
    settings.put(
        SaslConfigs.SASL_JAAS_CONFIG,
        "%s required username=\"%s\" password=\"%s\";"
            .formatted(
                ScramLoginModule.class.getName(),
                connection.clientId(),
                credentials.password().orElseThrow()));
    describe(settings);
  }

  /** The broker hears of new rules and passwords a moment after it has taken them. */
  private void describe(Map<String, Object> settings) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Admin admin = Admin.create(settings)) {
        admin
            .describeTopics(List.of(connection.referralsTopic(), connection.responsesTopic()))
            .allTopicNames()
            .get();
        return;
      } catch (ExecutionException e) {
        boolean early =
            e.getCause() instanceof AuthorizationException
                || e.getCause() instanceof AuthenticationException;
        if (!early || System.nanoTime() > deadline) {
          throw e;
        }
        Thread.sleep(POLL);
      }
    }
  }

  void cannotReadOthers() {
    String topic =
        Arrays.stream(Agency.values())
            .filter(other -> other != connection.agency())
            .map(Topic::ofReferralsTo)
            .findFirst()
            .orElseThrow()
            .topicName();
    try (var consumer =
        new KafkaConsumer<>(
            consumerSettings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions = Set.of(new TopicPartition(topic, 0));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var _ = consumer.poll(PATIENCE);
    } catch (TopicAuthorizationException refused) {
      return;
    }
    throw new IllegalStateException("The broker lets it read " + topic);
  }

  /** Reads from now on, has a trial sent, and waits for it; the group is one of its own. */
  void readsTrial() {
    var consumer =
        new KafkaConsumer<>(
            consumerSettings(), new StringDeserializer(), serdes.referrals().deserializer());
    reader = consumer;
    var partitions =
        consumer.partitionsFor(connection.referralsTopic()).stream()
            .map(found -> new TopicPartition(found.topic(), found.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy; asking for the position makes "now" be now.
    partitions.forEach(consumer::position);
    UUID trial = UUID.fromString(send().path("concernId").asString());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (read == null) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("It did not come within " + PATIENCE.toSeconds() + " s");
      }
      for (var record : consumer.poll(POLL)) {
        Referral referral = record.value();
        if (referral.concernId().equals(trial) && referral.test()) {
          read = referral;
        }
      }
    }
    consumer.commitSync();
  }

  private JsonNode send() {
    var operator = Role.OPERATOR.client(home.clientSecrets());
    var token = new Tokens(ports.url(Port.ISSUER)).of(operator, Set.of("agencies:onboard"));
    var answered =
        api.post(
            ports.url(Port.ROUTING).resolve("/trial-referrals"),
            token,
            "{\"agency\":\"%s\"}"
                .formatted(connection.agency().name())
                .getBytes(StandardCharsets.UTF_8),
            Map.of());
    if (!answered.ok()) {
      throw new IllegalStateException(answered.problem());
    }
    return answered.json();
  }

  void answersTrial() throws Exception {
    Referral referral = Objects.requireNonNull(read);
    Response response =
        new Response(
            UUID.randomUUID(),
            referral.referralId(),
            referral.concernId(),
            referral.revision(),
            ResponseKind.RECEIVED,
            WHO,
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            null,
            null,
            null,
            null,
            null,
            null);
    Map<String, Object> settings = new HashMap<>(client());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), serdes.responses().serializer())) {
      producer
          .send(new ProducerRecord<>(connection.responsesTopic(), response.key(), response))
          .get();
    }
    answer = response.responseId();
  }

  void seesAnswerTaken() throws InterruptedException {
    URI place =
        connection
            .inbox()
            .resolve(
                "/agencies/%s/referrals/%s/responses/%s"
                    .formatted(
                        connection.clientId(), Objects.requireNonNull(read).referralId(), answer));
    var token =
        new Tokens(connection.issuer())
            .of(new Client(connection.clientId(), credentials.secret(), Set.of()), Set.of());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String state = "PENDING";
    while (!state.equals("TAKEN")) {
      if (System.nanoTime() > deadline || state.equals("REFUSED")) {
        throw new IllegalStateException("It is " + state + " after " + PATIENCE.toSeconds() + " s");
      }
      Thread.sleep(POLL);
      state = api.get(place, token).json().path("state").asString("PENDING");
    }
  }

  private Map<String, Object> consumerSettings() {
    Map<String, Object> settings = new HashMap<>(client());
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, connection.groupPrefix() + "onboarding-check");
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return settings;
  }

  private Map<String, Object> client() {
    Map<String, Object> settings =
        new HashMap<>(
            home.kafkaClients().client(connection.principal(), connection.bootstrapServers()));
    settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
    settings.put(
        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    return settings;
  }

  @Override
  public void close() {
    if (reader != null) {
      reader.close();
    }
  }
}
