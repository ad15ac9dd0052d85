package org.referralrouter.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.endtoend.HealthProcedure.HEALTH;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.Checkout;
import org.referralrouter.local.run.ChosenProcedure;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.LocalSystem;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.local.run.Progress;
import org.referralrouter.wire.EventSerdes;
import tools.jackson.databind.JsonNode;

/**
 * A board's procedure names an agency that ours has not, by files alone: the system that {@code
 * ./referrals start --procedure} runs sends it referrals, lets it in and hears it, follows its
 * silence, and has all of it in the audit log.
 */
class SeventhAgencyIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Api API = new Api();

  private static Home home;
  private static LocalSystem system;

  @BeforeAll
  static void start() throws IOException {
    home = new Home(Path.of("target", "seventh-" + UUID.randomUUID()));
    system =
        new LocalSystem(
            new Checkout(Path.of(System.getProperty("checkout"))),
            home,
            Ports.free(),
            ChosenProcedure.in(HealthProcedure.written()),
            Progress.silent());
    system.start();
  }

  @AfterAll
  static void end() {
    system.close();
  }

  @Test
  void it_gets_its_referral_is_heard_and_chased_and_is_in_the_audit_log() throws Exception {
    UUID concern = submitted("\"harm\":\"LIKELY\"", "");
    Referral referral = referral(concern);
    assertThat(referral.agency()).isEqualTo(HEALTH);
    assertThat(referral.shared().people()).singleElement().extracting("name").isEqualTo("A Child");
    assertThat(referral.shared().online()).isNull();

    chased(concern);
    respond(referral);
    assertThat(awaited(Topic.RESPONSE_OUTCOMES, concern, ResponseOutcome.class))
        .anySatisfy(
            outcome -> {
              assertThat(outcome.agency()).isEqualTo(HEALTH);
              assertThat(outcome.refusal()).isNull();
            });
    assertThat(get(Port.NOTIFICATION, "/agencies/health/referrals", Role.of(HEALTH)).body())
        .contains(referral.referralId().toString());
    audited(concern);
  }

  /** Its duty manager, then the board, each by mail. */
  private static void chased(UUID concern) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(awaited(Topic.ESCALATIONS, concern, Escalation.class))
                    .filteredOn(escalation -> escalation.agency().equals(HEALTH))
                    .extracting(escalation -> escalation.level().name())
                    .contains("DUTY_MANAGER", "BOARD"));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              try (Stream<Path> mails = Files.list(home.mail())) {
                assertThat(mails)
                    .anyMatch(mail -> mail.toString().contains("duty-manager@health.example"));
              }
            });
  }

  private static void audited(UUID concern) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Answer entries =
                  get(
                      Port.AUDIT,
                      "/entries?limit=1000&agency=HEALTH&concern=" + concern,
                      Role.AUDITOR);
              Set<String> types = new HashSet<>();
              for (JsonNode entry : entries.json().path("entries")) {
                types.add(entry.path("type").asString());
                assertThat(entry.path("agency").asString()).isEqualTo("HEALTH");
              }
              assertThat(types)
                  .contains(
                      "Referral",
                      "Response",
                      "ResponseOutcome",
                      "Escalation",
                      "NotificationOutcome");
            });
  }

  @Test
  void nobody_else_reads_its_topic_and_it_reads_nobody_elses() {
    Map<String, Object> health = system.kafkaClient(Principal.of(HEALTH));
    Map<String, Object> police = system.kafkaClient(Principal.of(Agency.POLICE));

    assertThatThrownBy(() -> records(police, Topic.ofReferralsTo(HEALTH)))
        .isInstanceOf(TopicAuthorizationException.class);
    assertThatThrownBy(() -> records(health, Topic.ofReferralsTo(Agency.POLICE)))
        .isInstanceOf(TopicAuthorizationException.class);
    assertThat(
            get(Port.NOTIFICATION, "/agencies/health/referrals", Role.of(Agency.POLICE)).status())
        .isEqualTo(403);
  }

  @Test
  void a_suspect_at_its_desk_restricts_its_readers() throws Exception {
    UUID concern =
        submitted(
            "\"harm\":\"ACTUAL\"",
            ",{\"ref\":\"adult-1\",\"roles\":[\"SUSPECT\"],\"ageGroup\":\"ADULT\",\"positions\":[\"HEALTH_DESK\"]}");

    assertThat(referral(concern).confidentiality())
        .extracting(Confidentiality::flag)
        .contains("RESTRICTED_READERS");
  }

  @Test
  void an_agency_that_the_procedure_does_not_name_is_refused_with_those_that_it_does() {
    Answer refused = submit("\"harm\":\"NONE\"", "", "HOSPITAL");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body())
        .contains("/alreadyReportedTo/0/agency")
        .contains("TRIAGE, HEALTH")
        .doesNotContain("HOSPITAL");
    assertThat(submit("\"harm\":\"NONE\"", "", "HEALTH").status()).isEqualTo(201);
  }

  private static UUID submitted(String harm, String another) {
    Answer taken = submit(harm, another, "POLICE");
    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    return UUID.fromString(taken.json().path("concernId").asString());
  }

  private static Answer submit(String harm, String another, String reportedTo) {
    String concern =
        """
        {"categories":["HARMFUL_CONTENT"],"summary":"Words.","reporter":{"organisation":"Example"},
        "alreadyReportedTo":[{"agency":"%s"}],"online":[{"kind":"CHAT","service":"Example"}],
        "people":[{"ref":"child-1","roles":["VICTIM"],"ageGroup":"CHILD","identified":"YES","name":"A Child",%s}%s]}"""
            .formatted(reportedTo, harm, another);
    return API.post(
        system.ports().url(Port.INTAKE).resolve("/concerns"),
        system.token(Role.PRACTITIONER, Set.of()),
        concern.getBytes(UTF_8),
        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
  }

  /** As Health's own system reads it. */
  private static Referral referral(UUID concern) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                records(system.kafkaClient(Principal.of(HEALTH)), Topic.ofReferralsTo(HEALTH))
                    .stream()
                    .map(Referral.class::cast)
                    .filter(sent -> sent.concernId().equals(concern))
                    .findFirst()
                    .orElse(null),
            sent -> sent != null);
  }

  /** As Health's own system answers. */
  private static void respond(Referral referral) throws Exception {
    Event response =
        new Response(
            UUID.randomUUID(),
            referral.referralId(),
            referral.concernId(),
            referral.revision(),
            ResponseKind.ACCEPTED,
            "Nurse Sample",
            Instant.now(),
            null,
            null,
            null,
            null,
            null,
            null);
    try (var serde = new EventSerdes(system.ports().url(Port.REGISTRY)).any();
        var producer =
            new KafkaProducer<>(
                system.kafkaClient(Principal.of(HEALTH)),
                new StringSerializer(),
                serde.serializer())) {
      producer
          .send(new ProducerRecord<>("responses.health.v1", "any key", response))
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static <E extends Event> List<E> awaited(Topic topic, UUID concern, Class<E> type) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                records(system.kafkaClient(Principal.AUDIT), topic).stream()
                    .filter(event -> concern.equals(event.concernId()))
                    .map(type::cast)
                    .toList(),
            events -> !events.isEmpty());
  }

  private static List<Event> records(Map<String, Object> client, Topic topic) {
    return Records.read(client, system.ports().url(Port.REGISTRY), List.of(topic), _ -> true)
        .stream()
        .map(ConsumerRecord::value)
        .toList();
  }

  private static Answer get(Port port, String path, Role role) {
    return API.get(
        system.ports().url(port).resolve(path),
        system.token(role, Set.of()),
        Map.of("Purpose", "A test"));
  }
}
