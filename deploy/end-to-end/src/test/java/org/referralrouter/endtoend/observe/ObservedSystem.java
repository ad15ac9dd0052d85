package org.referralrouter.endtoend.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.referralrouter.access.Principal;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.demo.Sample;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.Checkout;
import org.referralrouter.local.run.ChosenProcedure;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.LocalSystem;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.local.run.Progress;
import tools.jackson.databind.JsonNode;

/**
 * The system that {@code ./referrals start --observe} runs, with alerts that fire after seconds.
 */
final class ObservedSystem implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Api API = new Api();

  private final Home home = new Home(Path.of("target", "observed-" + UUID.randomUUID()));
  private final LocalSystem system =
      new LocalSystem(
          new Checkout(ObservabilityFiles.checkout()),
          home,
          Ports.free(),
          ChosenProcedure.in(HastyProcedure.written()),
          Progress.silent());
  private final Map<Role, String> tokens = new ConcurrentHashMap<>();

  /** Starts it; false where Prometheus or Alertmanager is not installed. */
  boolean start() {
    if (!system.observe(ObservabilityFiles.quickened()).isEmpty()) {
      return false;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(system::close));
    system.start();
    return true;
  }

  LocalSystem local() {
    return system;
  }

  Home home() {
    return home;
  }

  PrometheusApi prometheus() {
    return new PrometheusApi(system.ports().url(Port.PROMETHEUS));
  }

  /** A token that was got while the issuer was there. */
  String token(Role role) {
    return tokens.computeIfAbsent(role, asked -> system.token(asked, Set.of()));
  }

  /** Submits a sample; gives the concern's id. */
  UUID submit(Sample sample) {
    Answer taken =
        API.post(
            system.ports().url(Port.INTAKE).resolve("/concerns"),
            token(Role.PRACTITIONER),
            sample.json().getBytes(StandardCharsets.UTF_8),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    return UUID.fromString(taken.json().get("concernId").asString());
  }

  /** The referrals of a role's inbox. */
  JsonNode inbox(Role agency) {
    Answer answer = API.get(inboxUrl(agency, ""), token(agency));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().get("referrals");
  }

  /** The agency declines everything that is in its inbox, as it stands. */
  void declineAll(Role agency) {
    for (JsonNode referral : inbox(agency)) {
      Answer taken =
          API.post(
              inboxUrl(agency, "/" + referral.get("referralId").asString() + "/responses"),
              token(agency),
              "{\"kind\":\"NO_FURTHER_ACTION\",\"by\":\"A person\",\"reason\":\"A test\"}"
                  .getBytes(StandardCharsets.UTF_8),
              Map.of(
                  "Idempotency-Key",
                  UUID.randomUUID().toString(),
                  "If-Match",
                  "\"" + referral.get("revision").asInt() + "\""));
      assertThat(taken.status()).as(taken.body()).isEqualTo(202);
    }
  }

  private URI inboxUrl(Role agency, String rest) {
    return system
        .ports()
        .url(Port.NOTIFICATION)
        .resolve("/agencies/" + agency.clientId() + "/referrals" + rest);
  }

  /** Writes what nobody can read to the topic of concerns. */
  void writeRubbish() {
    write("rubbish".getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a record of a schema that only the registry could tell. */
  void writeUnknownSchema() {
    write(new byte[] {0, 0, 15, 66, 63, 1});
  }

  private void write(byte[] value) {
    Map<String, Object> settings = system.kafkaClient(Principal.INTAKE);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var _ =
          producer.send(
              new ProducerRecord<>(
                  Topic.CONCERNS.topicName(),
                  UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8),
                  value));
    }
  }

  /** The open dead letters. */
  JsonNode letters() {
    Answer answer =
        API.get(
            system.ports().url(Port.AUDIT).resolve("/dead-letters?state=OPEN"),
            token(Role.OPERATOR));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  /** What a service measures, as it tells it. */
  String measures(Port management) {
    Answer answer =
        API.get(
            system.ports().url(management).resolve("/actuator/prometheus"), token(Role.OPERATOR));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  /** A request without a token is refused, and counted. */
  void knockWithoutToken() {
    for (Port port : new Port[] {Port.INTAKE, Port.ROUTING, Port.NOTIFICATION, Port.AUDIT}) {
      assertThat(API.get(system.ports().url(port).resolve("/concerns/none"), "").ok()).isFalse();
    }
  }

  /** Sends a signal to a part's process. */
  void signal(String part, String signal) {
    try {
      String pid = Files.readString(home.run().resolve(part + ".pid")).strip().split(" ", 2)[0];
      assertThat(new ProcessBuilder("kill", "-" + signal, pid).start().waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  void stop(String part) {
    system.part(part).stop();
  }

  void startAgain(String... parts) {
    for (String part : parts) {
      system.part(part).start();
    }
    for (String part : parts) {
      system.part(part).awaitReady();
    }
  }

  /** Waits until all of these fire, as {@code NAME severity}. */
  void awaitFiring(String... alerts) {
    await("firing: " + String.join(", ", alerts))
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(prometheus().firing()).contains(alerts));
    System.out.println("Fired: " + String.join(", ", alerts));
  }

  /** Waits until nothing fires. */
  void awaitQuiet() {
    await("nothing fires")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(prometheus().firing()).isEmpty());
  }

  @Override
  public void close() {
    system.close();
  }
}
