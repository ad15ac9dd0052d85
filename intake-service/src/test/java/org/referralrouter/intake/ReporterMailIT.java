package org.referralrouter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.concern.Agency.POLICE;
import static org.referralrouter.concern.Agency.SOCIAL_CARE;
import static org.referralrouter.intake.RunningIntake.MAIL;
import static org.referralrouter.intake.RunningIntake.concern;
import static org.referralrouter.intake.RunningIntake.json;
import static org.referralrouter.intake.RunningIntake.revise;
import static org.referralrouter.intake.RunningIntake.status;
import static org.referralrouter.intake.RunningIntake.submitted;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.Audience;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.Channel;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;

/** The reporter is told that there is news (lifecycle, L15). */
class ReporterMailIT {
  @Test
  void l15_a_decision_of_social_care_is_mailed_as_news_of_a_reference_and_nothing_else()
      throws MessagingException {
    String id = reported("reporter@school.example");
    Topics.of(id)
        .decision(1, 1, Embargo.ACTIVE, "SOCIAL_CARE:child-1", "POLICE")
        .response(SOCIAL_CARE, "child-1", 1, ResponseKind.RECEIVED)
        .response(POLICE, null, 1, ResponseKind.ACCEPTED)
        .response(SOCIAL_CARE, "child-1", 1, ResponseKind.REDIRECTED)
        .response(SOCIAL_CARE, "child-1", 1, ResponseKind.ACCEPTED, "UNKNOWN_REVISION")
        .response(SOCIAL_CARE, "child-1", 2, ResponseKind.ACCEPTED)
        .response(SOCIAL_CARE, "child-1", 2, ResponseKind.ACCEPTED);
    var outcome = outcomes(id, 1).getFirst();
    assertThat(outcome.outcome()).isEqualTo(DeliveryOutcome.SENT);
    assertThat(outcome.audience()).isEqualTo(Audience.REPORTER);
    assertThat(outcome.channel()).isEqualTo(Channel.MAIL);
    assertThat(outcome.agency()).isEqualTo(SOCIAL_CARE);
    assertThat(outcome.referralRevision()).isEqualTo(2);
    assertThat(outcome.escalationId()).isNull();

    assertThat(mails(id)).hasSize(1);
    MimeMessage mail = mails(id).getFirst();
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("reporter@school.example");
    assertThat(mail.getSubject()).isEqualTo("News of reference " + id);
    assertThat(GreenMailUtil.getBody(mail).strip())
        .isEqualTo("There is news of reference " + id + ".");
    assertThat(GreenMailUtil.getHeaders(mail))
        .doesNotContain("SOCIAL", "child-1", outcome.referralId().toString());
  }

  @Test
  void l15_social_care_overdue_is_mailed_once_for_each_time_it_was_asked() {
    String id = reported("reporter@school.example");
    Topics.of(id)
        .escalation(POLICE, null, EscalationLevel.DUTY_MANAGER, AwaitedStep.RECEIPT, 1)
        .escalation(SOCIAL_CARE, "child-1", EscalationLevel.DUTY_MANAGER, AwaitedStep.RECEIPT, 1)
        .escalation(SOCIAL_CARE, "child-1", EscalationLevel.DUTY_MANAGER, AwaitedStep.RECEIPT, 1)
        .escalation(SOCIAL_CARE, "child-1", EscalationLevel.BOARD, AwaitedStep.RECEIPT, 1)
        .escalation(SOCIAL_CARE, "child-1", EscalationLevel.DUTY_MANAGER, AwaitedStep.DECISION, 3);
    assertThat(outcomes(id, 2))
        .hasSize(2)
        .allMatch(outcome -> outcome.escalationId() != null)
        .extracting(NotificationOutcome::referralRevision)
        .containsExactlyInAnyOrder(1, 3);
    assertThat(mails(id)).hasSize(2);
  }

  @Test
  void two_decisions_on_one_revision_have_outcomes_of_their_own() {
    String id = reported("reporter@school.example");
    Topics.of(id)
        .response(SOCIAL_CARE, "child-1", 1, ResponseKind.NO_FURTHER_ACTION)
        .response(SOCIAL_CARE, "child-1", 1, ResponseKind.ACCEPTED);
    assertThat(outcomes(id, 2)).extracting(NotificationOutcome::eventId).doesNotHaveDuplicates();
    assertThat(mails(id)).hasSize(2);
  }

  @Test
  void without_an_address_or_with_one_that_was_taken_back_nobody_is_mailed() {
    String none = submitted(concern("Nobody to write to."));
    String takenBack = reported("former@school.example");
    assertThat(
            revise(
                    takenBack,
                    "\"1\"",
                    RunningIntake.concernWith("\"retract\":[\"/reporter/email\"]"))
                .statusCode())
        .isEqualTo(200);
    String last = reported("reporter@school.example");
    for (String id : List.of(none, takenBack, last)) {
      Topics.of(id)
          .decision(1, 1, Embargo.NONE, "SOCIAL_CARE:child-1")
          .response(SOCIAL_CARE, "child-1", 1, ResponseKind.ACCEPTED);
      awaitDecided(id);
    }
    assertThat(outcomes(last, 1)).hasSize(1);
    assertThat(mails(none)).isEmpty();
    assertThat(mails(takenBack)).isEmpty();
    assertThat(outcomes(takenBack, 0)).isEmpty();
  }

  @Test
  void what_is_no_address_is_recorded_and_not_tried_again() {
    String id = reported("reporter@school.example, board@another.example");
    Topics.of(id).response(SOCIAL_CARE, "child-1", 1, ResponseKind.ACCEPTED);
    var outcome = outcomes(id, 1).getFirst();
    assertThat(outcome.outcome()).isEqualTo(DeliveryOutcome.FAILED);
    assertThat(outcome.reason()).isEqualTo("NOT_AN_ADDRESS");
    awaitNothingQueued(id);
    assertThat(outcomes(id, 1)).hasSize(1);
    assertThat(mails(id)).isEmpty();
  }

  @Test
  void a_mail_that_fails_is_tried_again_until_the_server_is_back() {
    String id = reported("reporter@school.example");
    MAIL.stop();
    try {
      Topics.of(id).response(SOCIAL_CARE, "child-1", 1, ResponseKind.ACCEPTED);
      assertThat(outcomes(id, 2))
          .allMatch(outcome -> outcome.outcome() == DeliveryOutcome.FAILED)
          .extracting(NotificationOutcome::reason)
          .containsOnly("UNREACHABLE");
    } finally {
      MAIL.start();
    }
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> mails(id).size() == 1);
    awaitNothingQueued(id);
    assertThat(outcomes(id, 3)).last().matches(last -> last.outcome() == DeliveryOutcome.SENT);
    assertThat(mails(id)).hasSize(1);
  }

  @Test
  void what_is_no_news_any_more_is_shown_and_not_mailed() {
    String old = reported("reporter@school.example");
    UUID concernId = UUID.fromString(old);
    Topics topics = Topics.of(old).decision(1, 1, Embargo.NONE, "SOCIAL_CARE:child-1");
    topics.write(
        new ResponseOutcome(
            UUID.randomUUID(),
            topics.referral(SOCIAL_CARE, "child-1"),
            concernId,
            SOCIAL_CARE,
            ResponseKind.ACCEPTED,
            1,
            null,
            Instant.now().minus(8, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS)));
    awaitDecided(old);
    awaitNothingQueued(old);
    assertThat(mails(old)).isEmpty();
  }

  private static String reported(String email) {
    return submitted(
        """
        {"categories":["CYBERBULLYING"],"summary":"What was said.",
        "reporter":{"organisation":"Example High School","email":"%s"}}"""
            .formatted(email));
  }

  private static void awaitDecided(String id) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> json(status(id)).at("/agencies/0/decided").asString(""), "ACCEPTED"::equals);
  }

  private static void awaitNothingQueued(String id) {
    var queued =
        RunningIntake.owner("intake")
            .sql("SELECT count(*) FROM outbox_record WHERE payload LIKE ?")
            .param("%" + id + "%");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> queued.query(Integer.class).single() == 0);
  }

  private static List<NotificationOutcome> outcomes(String id, int atLeast) {
    return Published.on(Topic.NOTIFICATIONS, id, atLeast).stream()
        .map(record -> (NotificationOutcome) record.value())
        .filter(outcome -> outcome.audience() == Audience.REPORTER)
        .toList();
  }

  private static List<MimeMessage> mails(String id) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(mail -> GreenMailUtil.getHeaders(mail).contains(id))
        .toList();
  }
}
