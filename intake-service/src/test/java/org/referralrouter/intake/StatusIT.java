package org.referralrouter.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.concern.Agency.DESIGNATED_OFFICER;
import static org.referralrouter.concern.Agency.POLICE;
import static org.referralrouter.concern.Agency.SOCIAL_CARE;
import static org.referralrouter.concern.Agency.TRIAGE;
import static org.referralrouter.intake.RunningIntake.concern;
import static org.referralrouter.intake.RunningIntake.json;
import static org.referralrouter.intake.RunningIntake.submitted;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.Audience;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.DeadLetter;
import tools.jackson.databind.JsonNode;

/** What the reporter may know (lifecycle, L15). */
class StatusIT {
  private String id;
  private Topics topics;

  @BeforeEach
  void submit() {
    id = submitted(concern("Followed."));
    topics = Topics.of(id);
  }

  @Test
  void l15_a_concern_is_received_and_then_decided_with_the_advice_and_the_time() {
    assertThat(status().path("decided").isNull()).isTrue();
    assertThat(status().path("agencies").size()).isZero();

    topics.decision(1, 1, Embargo.NONE, "SOCIAL_CARE:child-1", "POLICE");
    await("/decided/advice/0/code", "DISCUSS_WITH_LINE_MANAGER");
    assertThat(status().at("/decided/advice/0/paragraph").asString()).isEqualTo("10");
    assertThat(status().at("/decided/at").asString()).endsWith("Z");
    assertThat(agencies()).containsExactly("SOCIAL_CARE", "POLICE");
    assertThat(status().path("agencyCount").asInt()).isEqualTo(2);
  }

  @Test
  void l15_each_agency_is_told_has_received_and_has_decided() {
    topics.decision(1, 1, Embargo.NONE, "SOCIAL_CARE:child-1");
    await("/agencies/0/agency", "SOCIAL_CARE");
    agency(0, false, false, null, false);

    topics.told(SOCIAL_CARE, "child-1", Audience.DUTY_MANAGER, DeliveryOutcome.SENT);
    topics.told(SOCIAL_CARE, "child-1", Audience.AGENCY, DeliveryOutcome.FAILED);
    topics.told(SOCIAL_CARE, "child-1", Audience.AGENCY, DeliveryOutcome.SENT);
    await("/agencies/0/told", "true");
    agency(0, true, false, null, false);

    topics.response(SOCIAL_CARE, "child-1", 1, ResponseKind.RECEIVED);
    await("/agencies/0/received", "true");
    agency(0, true, true, null, false);

    topics.response(SOCIAL_CARE, "child-1", 1, ResponseKind.NO_FURTHER_ACTION);
    await("/agencies/0/decided", "NO_FURTHER_ACTION");
    topics.response(SOCIAL_CARE, "child-1", 1, ResponseKind.ACCEPTED);
    await("/agencies/0/decided", "ACCEPTED");
    assertThat(status().at("/agencies/0").propertyNames())
        .containsExactlyInAnyOrder("agency", "told", "received", "decided", "overdue");
  }

  @Test
  void l15_an_agency_has_decided_when_it_has_on_all_its_referrals() {
    topics.decision(1, 1, Embargo.NONE, "SOCIAL_CARE:child-1", "SOCIAL_CARE:child-2");
    topics.response(SOCIAL_CARE, "child-1", 1, ResponseKind.ACCEPTED);
    topics.response(SOCIAL_CARE, "child-2", 1, ResponseKind.RECEIVED);
    await("/agencies/0/received", "true");
    agency(0, true, true, null, false);
    topics.response(SOCIAL_CARE, "child-2", 1, ResponseKind.NO_FURTHER_ACTION);
    await("/agencies/0/decided", "ACCEPTED");
    assertThat(status().path("agencyCount").asInt()).isEqualTo(1);
  }

  @Test
  void l15_a_redirect_and_a_response_that_was_refused_are_no_decision() {
    topics.decision(1, 1, Embargo.NONE, "POLICE", "TRIAGE");
    topics.response(TRIAGE, null, 1, ResponseKind.ACCEPTED, "UNKNOWN_REVISION");
    topics.response(POLICE, null, 1, ResponseKind.REDIRECTED);
    await("/agencies/0/received", "true");
    agency(0, true, true, null, false);
    agency(1, false, false, null, false);
  }

  @Test
  void l15_while_the_embargo_is_active_only_social_care_triage_and_the_total_are_named() {
    topics.decision(1, 1, Embargo.ACTIVE, "SOCIAL_CARE:child-1", "POLICE", "TRIAGE");
    await("/agencyCount", "3");
    assertThat(agencies()).containsExactly("SOCIAL_CARE", "TRIAGE");

    topics.response(POLICE, null, 1, ResponseKind.ACCEPTED);
    topics.response(DESIGNATED_OFFICER, "suspect-1", 1, ResponseKind.RECEIVED);
    await("/agencyCount", "4");
    assertThat(agencies()).containsExactly("SOCIAL_CARE", "TRIAGE");

    topics.decision(2, 1, Embargo.RELEASED, "SOCIAL_CARE:child-1", "POLICE", "TRIAGE");
    await("/agencies/1/agency", "POLICE");
    assertThat(agencies()).containsExactly("SOCIAL_CARE", "POLICE", "DESIGNATED_OFFICER", "TRIAGE");

    topics.decision(3, 2, Embargo.ACTIVE, "SOCIAL_CARE:child-1", "POLICE");
    await("/agencies/1/agency", "");
    assertThat(agencies()).containsExactly("SOCIAL_CARE");
  }

  @Test
  void l15_nobody_else_is_named_before_the_embargo_is_known() {
    topics.told(POLICE, null, Audience.AGENCY, DeliveryOutcome.SENT);
    topics.told(SOCIAL_CARE, "child-1", Audience.RESTRICTED_READERS, DeliveryOutcome.SENT);
    await("/agencyCount", "2");
    assertThat(agencies()).containsExactly("SOCIAL_CARE");
    agency(0, true, false, null, false);
  }

  @Test
  void l15_an_agency_is_overdue_until_it_answers_what_it_was_asked() {
    topics.decision(1, 1, Embargo.NONE, "SOCIAL_CARE:child-1");
    topics.response(SOCIAL_CARE, "child-1", 1, ResponseKind.RECEIVED);
    topics.escalation(
        SOCIAL_CARE, "child-1", EscalationLevel.DUTY_MANAGER, AwaitedStep.DECISION, 2);
    await("/agencies/0/overdue", "true");
    topics.response(SOCIAL_CARE, "child-1", 1, ResponseKind.ACCEPTED);
    await("/agencies/0/decided", "ACCEPTED");
    agency(0, true, true, "ACCEPTED", true);
    topics.response(SOCIAL_CARE, "child-1", 2, ResponseKind.NO_FURTHER_ACTION);
    await("/agencies/0/overdue", "false");
    agency(0, true, true, "NO_FURTHER_ACTION", false);
  }

  @Test
  void l7_a_referral_that_the_latest_decision_no_longer_makes_is_not_shown() {
    topics.decision(2, 2, Embargo.NONE, "SOCIAL_CARE:child-1");
    await("/agencies/0/agency", "SOCIAL_CARE");
    topics.decision(1, 1, Embargo.NONE, "POLICE");
    topics.decision(3, 3, Embargo.NONE, "TRIAGE");
    await("/agencies/0/agency", "TRIAGE");
    assertThat(status().path("agencyCount").asInt()).isEqualTo(1);
  }

  @Test
  void a_record_that_cannot_be_read_is_set_aside_with_its_reason_and_the_next_is_taken() {
    byte[] corrupt = "Marigold Testerly".getBytes(UTF_8);
    topics.bytes(Topic.DECISIONS, corrupt);
    topics.decision(1, 1, Embargo.NONE, "TRIAGE");
    await("/agencies/0/agency", "TRIAGE");

    var letter = Published.bytesOn(Topic.DEAD_LETTERS, id, 1).getFirst();
    assertThat(letter.value()).isEqualTo(corrupt);
    assertThat(Published.header(letter, DeadLetter.SERVICE)).isEqualTo("intake-service");
    assertThat(Published.header(letter, DeadLetter.TOPIC)).isEqualTo("decisions.v1");
    assertThat(Published.header(letter, DeadLetter.REASON)).isEqualTo("NOT_CONFLUENT_WIRE_FORMAT");
  }

  @Test
  void a_fault_of_the_database_is_waited_for_and_makes_no_dead_letter() {
    var owner = RunningIntake.owner("intake");
    owner.sql("ALTER TABLE agency_referral RENAME TO away").update();
    try {
      double before = readAgain();
      topics.decision(1, 1, Embargo.NONE, "TRIAGE");
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> readAgain() > before);
    } finally {
      owner.sql("ALTER TABLE away RENAME TO agency_referral").update();
    }
    await("/agencies/0/agency", "TRIAGE");
    assertThat(Published.bytesOn(Topic.DEAD_LETTERS, id, 0)).isEmpty();
  }

  private static double readAgain() {
    return RunningIntake.bean(io.micrometer.core.instrument.MeterRegistry.class)
        .find("referrals.records.read.again")
        .counters()
        .stream()
        .mapToDouble(io.micrometer.core.instrument.Counter::count)
        .sum();
  }

  private JsonNode status() {
    var answer = RunningIntake.status(id);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer);
  }

  private List<String> agencies() {
    return status().path("agencies").valueStream().map(a -> a.path("agency").asString()).toList();
  }

  private void agency(
      int place, boolean told, boolean received, @Nullable String decided, boolean overdue) {
    JsonNode agency = status().at("/agencies/" + place);
    assertThat(agency.path("told").asBoolean()).isEqualTo(told);
    assertThat(agency.path("received").asBoolean()).isEqualTo(received);
    assertThat(agency.path("decided").asString(null)).isEqualTo(decided);
    assertThat(agency.path("overdue").asBoolean()).isEqualTo(overdue);
  }

  private void await(String pointer, String value) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> status().at(pointer).asString(""), value::equals);
  }
}
