package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.notification.InboxClient.arrived;
import static org.referralrouter.notification.InboxClient.line;
import static org.referralrouter.notification.InboxClient.lists;
import static org.referralrouter.notification.RunningService.KAFKA;
import static org.referralrouter.notification.SampleReferral.FAR;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;

class WaitingIT {
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
  private static final Instant PAST = Instant.parse("2020-01-02T10:00:00Z");

  private final UUID concernId = UUID.randomUUID();

  @Test
  void receipt_then_a_decision_is_waited_for_then_nothing() {
    Referral referral = arrived(sample(1));
    assertThat(waiting(referral)).isEqualTo("RECEIPT");
    assertThat(lists(referral, "&waiting=RECEIPT")).isTrue();
    assertThat(lists(referral, "&waiting=DECISION")).isFalse();

    settled(referral, 1, ResponseKind.RECEIVED, null, 60);
    await().until(() -> waiting(referral).equals("DECISION"));
    assertThat(lists(referral, "&waiting=DECISION")).isTrue();
    assertThat(line(referral).at("/received/kind").asString()).isEqualTo("RECEIVED");

    settled(referral, 1, ResponseKind.ACCEPTED, null, 120);
    await().until(() -> waiting(referral).equals("NONE"));
    assertThat(lists(referral, "&waiting=NONE")).isTrue();
    assertThat(line(referral).at("/decision/kind").asString()).isEqualTo("ACCEPTED");
    assertThat(line(referral).at("/decision/revision").asInt()).isEqualTo(1);
  }

  @Test
  void a_decision_implies_receipt() {
    Referral referral = arrived(sample(1));

    settled(referral, 1, ResponseKind.NO_FURTHER_ACTION, null, 60);

    await().until(() -> waiting(referral).equals("NONE"));
  }

  @Test
  void a_response_that_routing_refused_ends_no_wait() {
    Referral referral = arrived(sample(1));

    settled(referral, 1, ResponseKind.REDIRECTED, "REDIRECT_LOOP", 60);
    // Of the same key and topic, so when this one is in, the one before it is.
    settled(referral, 1, ResponseKind.RECEIVED, null, 61);

    await().until(() -> waiting(referral).equals("DECISION"));
    assertThat(line(referral).path("decision").isNull()).isTrue();
  }

  @Test
  void another_agencys_response_ends_no_wait() {
    Referral referral = arrived(sample(1));
    KAFKA.send(
        new ResponseOutcome(
            UUID.randomUUID(),
            referral.referralId(),
            concernId,
            Agency.TRIAGE,
            ResponseKind.ACCEPTED,
            1,
            null,
            START.plusSeconds(60)));
    settled(referral, 1, ResponseKind.RECEIVED, null, 61);

    await().until(() -> waiting(referral).equals("DECISION"));
  }

  @Test
  void what_asks_anew_is_waited_for_again_and_a_response_to_an_older_revision_ends_nothing() {
    Referral referral = arrived(sample(1));
    settled(referral, 1, ResponseKind.ACCEPTED, null, 60);
    await().until(() -> waiting(referral).equals("NONE"));

    arrived(sample(2).purpose("SECTION_47_ENQUIRY").issued(START.plusSeconds(120)));
    assertThat(waiting(referral)).isEqualTo("RECEIPT");

    settled(referral, 1, ResponseKind.ACCEPTED, null, 180);
    settled(referral, 2, ResponseKind.RECEIVED, null, 181);
    await().until(() -> waiting(referral).equals("DECISION"));
  }

  @Test
  void a_change_that_asks_nothing_new_is_not_waited_for_unless_the_agency_had_declined() {
    Referral accepted = arrived(sample(1));
    Referral declined = arrived(sample(1).subject("child-2"));
    settled(accepted, 1, ResponseKind.ACCEPTED, null, 60);
    settled(declined, 1, ResponseKind.NO_FURTHER_ACTION, null, 60);
    await().until(() -> waiting(declined).equals("NONE"));

    arrived(sample(2).saying("more words").issued(START.plusSeconds(120)));
    arrived(sample(2).subject("child-2").saying("more words").issued(START.plusSeconds(120)));

    assertThat(waiting(accepted)).isEqualTo("NONE");
    assertThat(waiting(declined)).isEqualTo("RECEIPT");
  }

  @Test
  void a_withdrawn_referral_waits_for_nothing_and_is_never_overdue() {
    Referral referral = arrived(sample(1).due(PAST, PAST));
    assertThat(line(referral).path("overdue").asBoolean()).isTrue();

    arrived(sample(2).withdrawn().due(PAST, PAST));

    assertThat(waiting(referral)).isEqualTo("NONE");
    assertThat(line(referral).path("overdue").asBoolean()).isFalse();
  }

  @Test
  void what_is_waited_for_is_overdue_once_its_time_is_over() {
    Referral late = arrived(sample(1).due(PAST, FAR));
    Referral inTime = arrived(sample(1).subject("child-2"));

    assertThat(lists(late, "&overdue=true")).isTrue();
    assertThat(lists(late, "&overdue=false")).isFalse();
    assertThat(lists(inTime, "&overdue=true")).isFalse();
    assertThat(lists(inTime, "&overdue=false")).isTrue();

    settled(late, 1, ResponseKind.RECEIVED, null, 60);
    await().until(() -> lists(late, "&overdue=false&waiting=DECISION"));
  }

  @Test
  void an_escalation_shows_until_the_agency_has_done_it_or_is_asked_anew() {
    Referral referral = arrived(sample(1));
    KAFKA.send(escalation(referral, EscalationLevel.DUTY_MANAGER));
    await().until(() -> line(referral).path("escalated").asString("").equals("DUTY_MANAGER"));
    assertThat(line(referral).path("overdue").asBoolean()).isTrue();
    KAFKA.send(escalation(referral, EscalationLevel.BOARD));
    await().until(() -> line(referral).path("escalated").asString("").equals("BOARD"));

    arrived(sample(2).with(Urgency.IMMEDIATE).issued(START.plusSeconds(120)));

    assertThat(line(referral).path("escalated").isNull()).isTrue();
    assertThat(line(referral).path("overdue").asBoolean()).isFalse();
  }

  private static Escalation escalation(Referral referral, EscalationLevel level) {
    return new Escalation(
        referral.referralId(),
        referral.concernId(),
        referral.agency(),
        level,
        START,
        START.plusSeconds(1),
        AwaitedStep.RECEIPT,
        EscalationCause.OVERDUE,
        1);
  }

  private SampleReferral sample(int revision) {
    return SampleReferral.of(Agency.DESIGNATED_OFFICER, concernId, revision)
        .saying("the same words")
        .issued(START);
  }

  private static void settled(
      Referral referral,
      int revision,
      ResponseKind kind,
      @Nullable String refusal,
      int secondsLater) {
    KAFKA.send(
        InboxClient.outcome(referral, revision, kind, refusal, START.plusSeconds(secondsLater)));
  }

  private static String waiting(Referral referral) {
    return line(referral).path("waiting").asString();
  }
}
