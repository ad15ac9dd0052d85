package org.referralrouter.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Procedure;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Audience;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.Channel;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.ProcedureInForce;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.DeadLetter;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/** What each kind of record is as an entry. */
class EventsIT {
  private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");
  private static final String NO_TIME = "1969-12-31T23:59:59.999Z";

  private static RunningAudit audit;
  private static Topics topics;

  private final UUID concern = UUID.randomUUID();
  private final UUID referral = Referral.id(concern, Agency.POLICE, null);

  @BeforeAll
  static void start() {
    audit = RunningAudit.start().awaitReady();
    topics = Topics.open();
  }

  @AfterAll
  static void end() {
    topics.close();
    audit.close();
  }

  @Test
  void a_response_is_the_agencys_whose_topic_it_came_by_and_nobodys_whom_it_names() {
    topics.write(Topic.ofResponsesFrom(Agency.TRIAGE), response(ResponseKind.ACCEPTED, null, null));
    JsonNode entry = only("Response");
    assertThat(entry.get("agency").asString()).isEqualTo("TRIAGE");
    assertThat(entry.get("actor").isNull()).isTrue();
    assertThat(entry.get("outcome").asString()).isEqualTo("ACCEPTED");
    assertThat(entry.get("revision").asInt()).isEqualTo(1);
    assertThat(entry.toString()).doesNotContain("Duty sergeant");
  }

  @Test
  void an_answer_says_which_question_it_answers_and_of_whom_and_never_the_answer() {
    topics.write(response(ResponseKind.ANSWERED, "worksWithChildren", "suspect-1"));
    JsonNode entry = only("Response");
    assertThat(entry.get("details").get("fact").asString()).isEqualTo("worksWithChildren");
    assertThat(entry.get("subject").asString()).isEqualTo("suspect-1");
    assertThat(entry.toString()).doesNotContain("\"YES\"");
  }

  @Test
  void what_an_agency_writes_for_a_question_or_a_ref_is_shown_where_it_is_one_alone() {
    topics.write(response(ResponseKind.ANSWERED, "Tommy Smith", "Tommy\0Smith"));
    JsonNode entry = only("Response");
    assertThat(entry.get("details").has("fact")).isFalse();
    assertThat(entry.get("subject").isNull()).isTrue();
    assertThat(entry.toString()).doesNotContain("Tommy");
  }

  @Test
  void a_refused_response_says_by_which_code_and_a_taken_one_what_it_was() {
    topics.write(outcome(ResponseKind.RECEIVED, null));
    topics.write(outcome(ResponseKind.EMBARGO_RELEASED, "RELEASE_NOT_BY_POLICE"));
    awaitEntries(2);
    assertThat(of("ResponseOutcome"))
        .extracting(entry -> entry.get("outcome").asString())
        .containsExactlyInAnyOrder("RECEIVED", "REFUSED");
    JsonNode refused =
        of("ResponseOutcome").stream()
            .filter(entry -> entry.get("outcome").asString().equals("REFUSED"))
            .findFirst()
            .orElseThrow();
    assertThat(refused.get("details").get("refusal").asString()).isEqualTo("RELEASE_NOT_BY_POLICE");
    assertThat(refused.get("details").get("kind").asString()).isEqualTo("EMBARGO_RELEASED");
  }

  @Test
  void an_escalation_says_what_is_waited_for_and_a_notification_whom_it_was_for() {
    Escalation escalation =
        new Escalation(
            referral,
            concern,
            Agency.POLICE,
            EscalationLevel.BOARD,
            AT,
            AT.plusSeconds(1),
            AwaitedStep.DECISION,
            EscalationCause.OVERDUE,
            3);
    topics.write(escalation);
    topics.write(
        new NotificationOutcome(
            referral,
            concern,
            3,
            Agency.POLICE,
            Channel.MAIL,
            DeliveryOutcome.SENT,
            1,
            null,
            AT.plusSeconds(2),
            Audience.BOARD,
            escalation.eventId()));
    awaitEntries(2);
    JsonNode escalated = of("Escalation").getFirst();
    assertThat(escalated.get("revision").asInt()).isEqualTo(3);
    assertThat(escalated.get("details").get("awaited").asString()).isEqualTo("DECISION");
    assertThat(escalated.get("details").get("cause").asString()).isEqualTo("OVERDUE");
    assertThat(escalated.get("details").get("dueAt").asString()).isEqualTo(AT.toString());
    JsonNode told = of("NotificationOutcome").getFirst();
    assertThat(told.get("details").get("audience").asString()).isEqualTo("BOARD");
    assertThat(told.get("details").get("escalationId").asString())
        .isEqualTo(escalated.get("eventId").asString());
  }

  @Test
  void a_refused_look_is_told_from_one_that_was_shown() {
    topics.write(access(false));
    topics.write(access(true));
    awaitAll(2);
    assertThat(all())
        .extracting(entry -> entry.get("details").path("refused").asString(""))
        .containsExactlyInAnyOrder("", "true");
  }

  @Test
  void an_id_that_an_earlier_version_derived_otherwise_stays_so_that_a_log_gives_the_same_leaves() {
    UUID written = UUID.randomUUID();
    Escalation escalation =
        new Escalation(
            referral,
            concern,
            Agency.POLICE,
            EscalationLevel.BOARD,
            AT,
            AT,
            AwaitedStep.RECEIPT,
            EscalationCause.OVERDUE,
            1);
    topics.writeRaw(
        Topic.ESCALATIONS,
        concern,
        topics.value(Topic.ESCALATIONS, escalation),
        Map.of("ce_id", written.toString()));
    assertThat(only("Escalation").get("eventId").asString()).isEqualTo(written.toString());
  }

  @Test
  void a_change_of_the_procedure_has_no_concern_and_is_found_by_its_type_and_time() {
    Instant from = Instant.parse("2031-03-01T00:00:00Z");
    ProcedureInForce change =
        new ProcedureInForce(
            UUID.randomUUID(),
            new Procedure("staffordshire-e-safety", "7", "sha256:" + "a".repeat(64)),
            from,
            new Procedure("staffordshire-e-safety", "8", "sha256:" + "b".repeat(64)),
            from.plusSeconds(1));
    topics.write(change);
    String query = "?type=ProcedureInForce&from=2031-03-01T00:00:00Z&to=2031-03-02T00:00:00Z";
    await().atMost(RunningAudit.PATIENCE).until(() -> entries(query).size() == 1);
    JsonNode entry = entries(query).getFirst();
    assertThat(entry.get("topic").asString()).isEqualTo("procedures.v1");
    assertThat(entry.get("concernId").isNull()).isTrue();
    assertThat(entry.get("eventId").asString()).isEqualTo(change.changeId().toString());
    assertThat(entry.get("details").get("version").asString()).isEqualTo("7");
    assertThat(entry.get("details").get("refusedVersion").asString()).isEqualTo("8");
    assertThat(entry.get("details").get("inForceFrom").asString()).isEqualTo(from.toString());
    assertThat(entries("?topic=procedures.v1&type=ProcedureInForce")).contains(entry);
  }

  @Test
  void an_unreadable_change_of_the_procedure_belongs_to_no_concern_either() {
    topics.writeRaw(Topic.PROCEDURES, concern, "not Avro".getBytes(StandardCharsets.UTF_8));
    await()
        .atMost(RunningAudit.PATIENCE)
        .until(
            () ->
                entries("?type=DeadLetter").stream()
                    .anyMatch(
                        entry ->
                            entry
                                .get("details")
                                .path("topic")
                                .asString("")
                                .equals("procedures.v1")));
    assertThat(entries("?topic=procedures.v1&type=UNREADABLE")).isNotEmpty();
    assertThat(all()).isEmpty();
  }

  @Test
  void a_dead_letter_of_a_response_is_its_concerns_whatever_key_it_came_with() {
    Response response = response(ResponseKind.ACCEPTED, null, null);
    Map<String, String> letter =
        Map.of(
            DeadLetter.SERVICE, "routing-service",
            DeadLetter.TOPIC, Topic.ofResponsesFrom(Agency.POLICE).topicName(),
            DeadLetter.PARTITION, "0",
            DeadLetter.OFFSET, "17",
            DeadLetter.REASON, "UNKNOWN_REVISION");
    byte[] value = topics.value(Topic.ofResponsesFrom(Agency.POLICE), response);
    topics.writeRaw(Topic.DEAD_LETTERS, UUID.randomUUID(), value, letter);
    JsonNode entry = only("DeadLetter");
    assertThat(entry.get("referralId").asString()).isEqualTo(referral.toString());
    assertThat(entry.get("agency").asString()).isEqualTo("POLICE");
    assertThat(entry.get("details").get("reason").asString()).isEqualTo("UNKNOWN_REVISION");
  }

  @Test
  void a_record_without_a_timestamp_is_an_entry_and_stops_nothing() {
    topics.writeTimeless(
        Topic.ofResponsesFrom(Agency.POLICE),
        concern,
        topics.value(
            Topic.ofResponsesFrom(Agency.POLICE), response(ResponseKind.RECEIVED, null, null)));
    topics.writeTimeless(
        Topic.ofResponsesFrom(Agency.POLICE), concern, "not Avro".getBytes(StandardCharsets.UTF_8));
    topics.writeTimeless(Topic.DEAD_LETTERS, concern, new byte[] {7});
    topics.write(response(ResponseKind.ACCEPTED, null, null));
    // The unreadable record makes a dead letter of its own.
    awaitEntries(5);
    assertThat(of("Response"))
        .extracting(entry -> entry.get("at").asString())
        .containsOnly(AT.toString());
    assertThat(of("Response"))
        .extracting(entry -> entry.get("recordedAt").asString())
        .contains(NO_TIME);
    assertThat(of("UNREADABLE"))
        .extracting(entry -> entry.get("at").asString())
        .containsExactly(NO_TIME);
    assertThat(of("DeadLetter"))
        .extracting(entry -> entry.get("at").asString())
        .contains(NO_TIME)
        .hasSize(2);
  }

  private Response response(ResponseKind kind, @Nullable String fact, @Nullable String of) {
    return new Response(
        UUID.randomUUID(),
        referral,
        concern,
        1,
        kind,
        "Duty sergeant",
        AT,
        null,
        null,
        fact,
        of,
        fact == null ? null : "YES",
        null);
  }

  private ResponseOutcome outcome(ResponseKind kind, @Nullable String refusal) {
    return new ResponseOutcome(
        UUID.randomUUID(), referral, concern, Agency.POLICE, kind, 1, refusal, AT);
  }

  private AccessRecorded access(boolean refused) {
    return new AccessRecorded(
        UUID.randomUUID(),
        "notification-service",
        "police",
        "REFERRAL_READ",
        concern,
        referral,
        Agency.POLICE,
        null,
        AT,
        refused);
  }

  private JsonNode only(String type) {
    awaitEntries(1);
    assertThat(of(type)).hasSize(1);
    return of(type).getFirst();
  }

  private List<JsonNode> of(String type) {
    return audit.ofConcern(concern).stream()
        .filter(entry -> entry.get("type").asString().equals(type))
        .toList();
  }

  private void awaitEntries(int count) {
    await()
        .atMost(RunningAudit.PATIENCE)
        .untilAsserted(() -> assertThat(audit.ofConcern(concern)).hasSize(count));
  }

  /** The entries of the concern, without the questions of this test. */
  private List<JsonNode> all() {
    return entries("?limit=1000&concern=" + concern).stream()
        .filter(entry -> !entry.get("actor").asString("").equals("test"))
        .toList();
  }

  private void awaitAll(int count) {
    await().atMost(RunningAudit.PATIENCE).untilAsserted(() -> assertThat(all()).hasSize(count));
  }

  private static List<JsonNode> entries(String query) {
    return Json.mapper()
        .readTree(audit.entries(query, "audit:read").body())
        .get("entries")
        .valueStream()
        .toList();
  }
}
