package org.referralrouter.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.documents.CheckedInDocument;
import org.referralrouter.documents.Conversation;
import org.referralrouter.documents.DocumentCheck;
import org.referralrouter.documents.OpenApi;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.event.TrialId;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.DeadLetter;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

class QueriesIT {
  private static final UUID CONCERN = UUID.randomUUID();
  private static final List<Response> EVENTS =
      IntStream.rangeClosed(1, 25)
          .mapToObj(revision -> Topics.response(CONCERN, revision))
          .toList();
  private static RunningAudit audit;

  @BeforeAll
  static void start() {
    audit = RunningAudit.start().awaitReady();
    try (Topics topics = Topics.open()) {
      EVENTS.forEach(topics::write);
    }
    await().atMost(RunningAudit.PATIENCE).until(() -> audit.ofConcern(CONCERN).size() == 25);
  }

  @AfterAll
  static void end() {
    audit.close();
  }

  @Test
  void pages_follow_each_other_without_gap_or_repeat() {
    List<String> seen = new ArrayList<>();
    String after = "";
    while (after != null) {
      JsonNode page = page("?limit=10&type=Response&concern=" + CONCERN + after);
      assertThat(page.get("entries").size()).isLessThanOrEqualTo(10);
      page.get("entries").forEach(entry -> seen.add(entry.get("eventId").asString()));
      after = page.get("next").isNull() ? null : "&after=" + page.get("next").asString();
    }
    assertThat(seen)
        .containsExactlyElementsOf(EVENTS.stream().map(e -> e.eventId().toString()).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "agency=POLICE, 25",
    "agency=TRIAGE, 0",
    "agency=SOCIAL_CARE, 0",
    "actor=nobody, 0",
    "topic=responses.police.v1, 25",
    "topic=concerns.v1, 0",
    "topic=acknowledgements.v1, 0",
    "from=2026-11-24T09:00:20Z, 6",
    "to=2026-11-24T09:00:20Z, 19",
    "from=2026-11-24T09:00:10Z&to=2026-11-24T09:00:12Z, 2"
  })
  void each_parameter_narrows(String parameter, int expected) {
    JsonNode page = page("?type=Response&concern=" + CONCERN + "&" + parameter);
    assertThat(page.get("entries").size()).isEqualTo(expected);
  }

  @Test
  void an_entry_says_whether_it_is_of_a_trial() {
    UUID trial = TrialId.of(UUID.randomUUID());
    try (Topics topics = Topics.open()) {
      topics.write(Topics.response(trial, 1));
    }
    await().atMost(RunningAudit.PATIENCE).until(() -> audit.ofConcern(trial).size() == 1);

    assertThat(page("?concern=" + trial).at("/entries/0/test").asBoolean()).isTrue();
    assertThat(page("?concern=" + CONCERN).get("entries"))
        .isNotEmpty()
        .noneMatch(entry -> entry.get("test").asBoolean());
  }

  @Test
  void a_referral_finds_its_entries() {
    JsonNode page = page("?referral=" + EVENTS.getFirst().referralId());
    assertThat(page.get("entries").size()).isGreaterThanOrEqualTo(25);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "concern=x",
        "referral=1-2-3-4-5",
        "agency=ARMY",
        "type=Secret",
        "topic=others.v1",
        "actor=",
        "actor=%00",
        "from=yesterday",
        "to=%2B123456-01-01T00:00:00Z",
        "after=-1",
        "limit=0",
        "limit=1001",
        "limit=5&limit=6",
        "concrn=x"
      })
  void a_bad_parameter_is_refused_by_name(String query) {
    HttpResponse<String> answer = audit.entries("?" + query, "audit:read");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = Json.mapper().readTree(answer.body());
    assertThat(problem.get("errors").get(0).get("parameter").asString())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void each_query_is_itself_an_entry() {
    UUID asked = UUID.randomUUID();
    page("?concern=" + asked);
    await()
        .atMost(RunningAudit.PATIENCE)
        .untilAsserted(
            () -> {
              JsonNode entries =
                  page("?type=AccessRecorded&actor=test&concern=" + asked).get("entries");
              assertThat(entries.size()).isGreaterThanOrEqualTo(1);
              assertThat(entries.get(0).get("traceparent").asString()).startsWith("00-");
            });
  }

  @Test
  void a_checkpoint_that_no_witness_has_seen_is_shown_as_such() {
    await()
        .atMost(RunningAudit.PATIENCE)
        .until(() -> audit.read("/checkpoint").statusCode() == 200);
    JsonNode ledger = Json.mapper().readTree(audit.read("/ledger").body());
    assertThat(ledger.get("quorum").asInt()).isEqualTo(1);
    assertThat(ledger.get("cosigners").size()).isZero();
    assertThat(ledger.get("quorumMet").asBoolean()).isFalse();
  }

  @Test
  void only_the_scope_audit_read_sees_entries() {
    assertThat(audit.anonymous("/entries").statusCode()).isEqualTo(401);
    assertThat(audit.entries("", "concern:read").statusCode()).isEqualTo(403);
    assertThat(audit.entries("", "operations:read").statusCode()).isEqualTo(403);
    assertThat(audit.entries("", "audit:read").statusCode()).isEqualTo(200);
  }

  @Test
  void a_look_that_is_refused_is_an_entry_too() {
    UUID asked = UUID.randomUUID();
    assertThat(audit.entries("?concern=" + asked, "concern:read").statusCode()).isEqualTo(403);
    JsonNode entries = page("?type=AccessRecorded&concern=" + asked).get("entries");
    assertThat(entries.size()).isEqualTo(1);
    assertThat(entries.get(0).get("outcome").asString()).isEqualTo("AUDIT_ENTRIES_READ");
    assertThat(entries.get(0).get("actor").asString()).isEqualTo("test");
    assertThat(entries.get(0).get("details").get("refused").asString()).isEqualTo("true");
  }

  @Test
  void what_machines_read_is_refused_without_an_entry() {
    long before = page("?type=AccessRecorded&actor=test&limit=1000").get("entries").size();
    assertThat(audit.get("/ledger", "concern:read").statusCode()).isEqualTo(403);
    assertThat(page("?type=AccessRecorded&actor=test&limit=1000").get("entries").size())
        .as("the first question of this test, and no more")
        .isEqualTo((int) before + 1);
  }

  @Test
  void metrics_need_operations_read_and_health_needs_nothing() {
    String operator = Stack.shared().token("operations:read");
    String auditor = Stack.shared().token("audit:read");
    assertThat(audit.management("/actuator/health/liveness", null).statusCode()).isEqualTo(200);
    assertThat(audit.management("/actuator/health/readiness", null).statusCode()).isEqualTo(200);
    assertThat(audit.management("/actuator/prometheus", null).statusCode()).isEqualTo(401);
    assertThat(audit.management("/actuator/prometheus", auditor).statusCode()).isEqualTo(403);
    assertThat(audit.management("/actuator/prometheus", operator).body())
        .contains("referrals_ledger_entries_total")
        .contains("kafka_consumer_fetch_manager_records_lag");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE leaf SET bytes = ''",
        "UPDATE leaf SET bytes = '' WHERE false",
        "DELETE FROM leaf",
        "TRUNCATE leaf"
      })
  void nobody_changes_an_entry(String change) throws SQLException {
    try (Connection app = RunningAudit.asApp();
        Connection owner = RunningAudit.asOwner()) {
      assertThatThrownBy(() -> run(app, change)).hasMessageContaining("permission denied");
      assertThatThrownBy(() -> run(owner, change)).hasMessageContaining("append-only");
    }
  }

  @Test
  void the_app_role_can_not_take_the_guard_away() throws SQLException {
    try (Connection app = RunningAudit.asApp()) {
      assertThatThrownBy(() -> run(app, "ALTER TABLE leaf DISABLE TRIGGER ALL"))
          .hasMessageContaining("must be owner");
      assertThatThrownBy(() -> run(app, "DROP TABLE leaf")).hasMessageContaining("must be owner");
    }
  }

  @Test
  void the_openapi_document_says_what_the_service_does() {
    OpenApi document =
        OpenApi.of(audit.service())
            .with(Path.of("src", "test", "resources", "openapi", "overlay.yaml"));
    assertThat(CheckedInDocument.at(CheckedInDocument.OPEN_API, document.text()))
        .as("Write it again with -Ddocuments.write=true and look at the difference")
        .isEqualTo(document.text());
    assertThat(new DocumentCheck(document.json()).faults()).isEmpty();

    UUID concern = UUID.fromString("6f1d2c1a-8d3e-4b57-9a60-2f4b8e7c1d05");
    // The document's erasure is of the concern; its letter is of another.
    UUID asked = UUID.randomUUID();
    try (Topics topics = Topics.open()) {
      topics.write(Topics.response(concern, 1));
      topics.writeRaw(
          Topic.DEAD_LETTERS,
          asked,
          topics.value(Topic.ofResponsesFrom(Agency.POLICE), Topics.response(asked, 2)),
          Map.of(
              DeadLetter.SERVICE, "routing-service",
              DeadLetter.TOPIC, "responses.police.v1",
              DeadLetter.PARTITION, "0",
              DeadLetter.OFFSET, "7",
              DeadLetter.REASON, "UNKNOWN_REFERRAL"));
    }
    await()
        .atMost(RunningAudit.PATIENCE)
        .until(() -> audit.ofConcern(concern).size() == 1 && audit.ofConcern(asked).size() == 1);
    String log = page("?type=Response&concern=" + concern).at("/entries/0/log").asString();
    await()
        .atMost(RunningAudit.PATIENCE)
        .until(() -> audit.read("/logs/" + log + "/checkpoint").statusCode() == 200);
    String topicId = log.substring(0, log.indexOf('/'));
    String partition = log.substring(log.indexOf('/') + 1);
    var outcome =
        Conversation.hold(
            document.json(),
            audit.base(),
            Stack.shared()::token,
            Map.of(
                "readLogCheckpoint topicId", topicId,
                "readLogCheckpoint partition", partition,
                "readLogTile topicId", topicId,
                "readLogTile partition", partition));
    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.unsent()).isEmpty();
    assertThat(outcome.sent()).isPositive();
    HttpResponse<String> served = audit.anonymous("/openapi.json");
    assertThat(Json.mapper().readTree(served.body())).isEqualTo(document.json());
    assertThat(audit.anonymous("/openapi").headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
  }

  private static JsonNode page(String query) {
    HttpResponse<String> answer = audit.entries(query, "audit:read");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Json.mapper().readTree(answer.body());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
