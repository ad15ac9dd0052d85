package org.referralrouter.endtoend.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.Checkout;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.LocalSystem;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.local.run.Progress;
import org.referralrouter.wire.EventSerdes;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * Concerns whose every text is a marker, through the whole system: a marker comes out where the
 * contract's table grants it, and nowhere else. The tests of what lies about when all is done
 * (records, mails, metrics, logs) come last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NeedToKnowIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int CONCERNS = 60;
  private static final Home HOME = new Home(Path.of("target", "need-to-know-" + UUID.randomUUID()));
  private static final Api API = new Api();
  private static final Map<UUID, MarkedConcern> concerns = new HashMap<>();

  private static LocalSystem system;
  private static Random random;

  @BeforeAll
  static void submit() {
    long seed = System.nanoTime();
    System.out.println("Seed of the generated concerns: " + seed);
    random = new Random(seed);
    system =
        new LocalSystem(
            new Checkout(Path.of(System.getProperty("checkout"))),
            HOME,
            Ports.free(),
            Progress.silent());
    system.start();
    int records = 0;
    for (int i = 0; i < CONCERNS; i++) {
      MarkedConcern concern = MarkedConcern.any(random);
      Answer taken = post(Port.INTAKE, "/concerns", Role.PRACTITIONER, concern.bytes());
      assertThat(taken.status()).as(taken.body()).isEqualTo(201);
      concerns.put(UUID.fromString(taken.json().get("concernId").asString()), concern);
      Answer preview = post(Port.ROUTING, "/decisions", Role.PRACTITIONER, concern.bytes());
      assertThat(Markers.in(preview.body())).isEmpty();
      records += 2 + preview.json().get("referrals").size();
    }
    int expected = records;
    await("every decision and referral")
        .atMost(PATIENCE)
        .until(() -> records(referralsAnd(Topic.CONCERNS, Topic.DECISIONS)).size() == expected);
  }

  @AfterAll
  static void end() {
    system.close();
  }

  @Test
  @Order(1)
  void a_referral_holds_exactly_the_markers_that_the_table_grants() throws Exception {
    try (var serde = new EventSerdes(system.ports().url(Port.REGISTRY)).any()) {
      for (var record : records(referralsAnd())) {
        Event event = serde.deserializer().deserialize(record.topic(), record.value());
        Referral referral = (Referral) event;
        assertThat(record.topic()).isEqualTo(Topic.ofReferralsTo(referral.agency()).topicName());
        assertThat(Markers.in(record.value()))
            .as("%s about %s", referral.agency(), referral.subject())
            .isEqualTo(granted(referral));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Agency.class)
  @Order(2)
  void an_inbox_shows_exactly_what_its_topic_told(Agency agency) {
    String inbox = "/agencies/" + agency.slug() + "/referrals";
    Role own = Role.valueOf(agency.name());
    int expected = records(Topic.ofReferralsTo(agency)).size();
    Answer list =
        await()
            .atMost(PATIENCE)
            .until(
                () -> get(Port.NOTIFICATION, inbox + "?limit=200", own),
                answer -> answer.json().get("referrals").size() == Math.min(expected, 200));
    assertThat(Markers.in(list.body())).isEmpty();
    for (JsonNode line : list.json().get("referrals")) {
      String one = inbox + "/" + line.get("referralId").asString();
      Answer shown = get(Port.NOTIFICATION, one, own);
      Referral referral = Json.mapper().readValue(shown.body(), Referral.class);
      assertThat(Markers.in(shown.body())).isEqualTo(granted(referral));
      Role another = agency == Agency.TRIAGE ? Role.POLICE : Role.TRIAGE;
      assertThat(Markers.in(get(Port.NOTIFICATION, one, another).body())).isEmpty();
    }
  }

  @Test
  @Order(3)
  void the_reporter_and_the_auditor_see_no_text() {
    for (UUID concern : concerns.keySet()) {
      assertThat(Markers.in(get(Port.INTAKE, "/concerns/" + concern, Role.PRACTITIONER).body()))
          .isEmpty();
      assertThat(Markers.in(get(Port.AUDIT, "/entries?concern=" + concern, Role.AUDITOR).body()))
          .isEmpty();
    }
  }

  @Test
  @Order(4)
  void a_refusal_never_quotes_what_was_sent() {
    Refusals refusals = new Refusals(system, random);
    for (MarkedConcern concern : concerns.values()) {
      refusals.of(concern).forEach(NeedToKnowIT::assertRefusedWithoutQuoting);
    }
    UUID someConcern = concerns.keySet().iterator().next();
    refusals.ofQuestions(someConcern).forEach(NeedToKnowIT::assertRefusedWithoutQuoting);
  }

  @Test
  @Order(5)
  void a_dead_letter_says_why_without_a_word_of_the_record() throws Exception {
    byte[] told = records(Topic.ofReferralsTo(Agency.POLICE)).getFirst().value();
    List<byte[]> broken = Outside.brokenFormsOf(told);
    String brokers = system.ports().bootstrapServers();
    for (byte[] value : broken) {
      Outside.send(brokers, Topic.CONCERNS, value);
      Outside.send(brokers, Topic.ofReferralsTo(Agency.TRIAGE), value);
    }
    // The audit log sets aside what nobody can read; routing and notification what they cannot use.
    var letters =
        await()
            .atMost(PATIENCE)
            .until(() -> records(Topic.DEAD_LETTERS), found -> found.size() >= 2 * broken.size());
    for (var letter : letters) {
      assertThat(Outside.around(letter)).isEmpty();
    }
    assertThat(letters).anyMatch(letter -> !Markers.in(letter.value()).isEmpty());
  }

  @Test
  @Order(6)
  void no_other_topic_and_no_key_or_header_holds_a_marker() {
    for (var record : records(Topic.values())) {
      assertThat(Outside.around(record)).as(record.topic()).isEmpty();
    }
    for (var record :
        records(
            Topic.DECISIONS,
            Topic.ESCALATIONS,
            Topic.NOTIFICATIONS,
            Topic.ACCESS,
            Topic.AUDIT_CHECKPOINTS)) {
      assertThat(Markers.in(record.value())).as(record.topic()).isEmpty();
    }
  }

  @Test
  @Order(7)
  void mails_hold_no_marker() {
    await().atMost(PATIENCE).until(() -> !Outside.files(HOME.mail(), path -> true).isEmpty());
    assertThat(Outside.linesWithMarkers(HOME.mail())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Port.class,
      names = {
        "INTAKE_MANAGEMENT",
        "ROUTING_MANAGEMENT",
        "NOTIFICATION_MANAGEMENT",
        "AUDIT_MANAGEMENT"
      })
  @Order(8)
  void metrics_hold_no_marker(Port port) {
    Answer metrics = get(port, "/actuator/prometheus", Role.OPERATOR);
    assertThat(metrics.body()).contains("http_server_requests_seconds_count");
    assertThat(Markers.in(metrics.body())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"intake", "routing", "notification", "audit"})
  @Order(9)
  void a_service_logs_one_json_object_a_line_in_the_one_format(String service) {
    List<String> lines =
        Outside.lines(HOME.log(service)).stream().filter(line -> line.startsWith("{")).toList();
    assertThat(lines).isNotEmpty();
    for (String line : lines) {
      JsonNode entry = Json.mapper().readTree(line);
      assertThat(entry.has("@timestamp")).as(line).isTrue();
      assertThat(entry.at("/log/level").asString()).isNotBlank();
      assertThat(entry.at("/service/name").asString()).startsWith(service);
      assertThat(entry.at("/ecs/version").asString()).isNotBlank();
    }
    // The Java machine's own warnings are no JSON; nothing else may be.
    assertThat(Outside.lines(HOME.log(service)))
        .allMatch(line -> line.startsWith("{") || line.startsWith("WARNING: ") || line.isBlank());
  }

  @Test
  @Order(10)
  void no_log_holds_a_marker() {
    assertThat(Outside.linesWithMarkers(HOME.log("routing").getParent())).isEmpty();
  }

  @Test
  @Order(11)
  void a_planted_leak_is_found(@TempDir Path directory) throws IOException {
    ConsumerRecord<String, byte[]> toPolice =
        records(Topic.ofReferralsTo(Agency.POLICE)).getFirst();
    MarkedConcern concern = concerns.get(UUID.fromString(toPolice.key()));

    assertThat(Markers.in(toPolice.value())).isNotEmpty();
    assertThat(Grants.of(concern, Agency.HR_ALLEGATIONS, null))
        .doesNotContainAnyElementsOf(Markers.in(toPolice.value()));
    Files.copy(HOME.log("routing"), directory.resolve("routing.log"));
    Files.writeString(
        directory.resolve("other.log"),
        "{\"message\":\"refused " + concern.json().get("summary").asString() + "\"}\n");
    assertThat(Outside.linesWithMarkers(directory))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("other.log"));
    byte[] header = concern.json().get("summary").asString().getBytes(StandardCharsets.UTF_8);
    toPolice.headers().add("dead-letter-reason", header);
    assertThat(Outside.around(toPolice)).hasSize(1);
  }

  private static void assertRefusedWithoutQuoting(String what, Answer answer) {
    assertThat(answer.status()).as(what + " " + answer.body()).isBetween(400, 499);
    assertThat(Markers.in(answer.body())).as(what + " " + answer.body()).isEmpty();
  }

  private static Set<String> granted(Referral referral) {
    return Grants.of(concerns.get(referral.concernId()), referral.agency(), referral.subject());
  }

  private static Topic[] referralsAnd(Topic... more) {
    return Stream.concat(
            Arrays.stream(more),
            Arrays.stream(Topic.values()).filter(topic -> topic.eventType() == Referral.class))
        .toArray(Topic[]::new);
  }

  private static List<ConsumerRecord<String, byte[]>> records(Topic... topics) {
    return Outside.records(system.ports().bootstrapServers(), topics);
  }

  private static Answer get(Port port, String path, Role role) {
    return API.get(system.ports().url(port).resolve(path), system.token(role, Set.of()));
  }

  private static Answer post(Port port, String path, Role role, byte[] json) {
    return API.post(
        system.ports().url(port).resolve(path),
        system.token(role, Set.of()),
        json,
        Map.of("Idempotency-Key", UUID.randomUUID().toString()));
  }
}
