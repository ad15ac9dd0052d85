package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.notification.InboxClient.arrived;
import static org.referralrouter.notification.RunningService.KAFKA;
import static org.referralrouter.notification.RunningService.MAIL;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Audience;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;

/** Silence reaches people (lifecycle, L11 and L14). */
class EscalationMailIT {
  /** 15:30 where the board is: in summer. */
  private static final Instant DUE = Instant.parse("2026-07-01T14:30:00Z");

  private final UUID concernId = UUID.randomUUID();

  @Test
  void the_duty_manager_is_told_what_is_waited_for_since_when_and_of_no_person()
      throws MessagingException {
    Referral referral = arrived(SampleReferral.of(Agency.POLICE, concernId, 1));
    KAFKA.send(escalation(referral, EscalationLevel.DUTY_MANAGER, AwaitedStep.RECEIPT, 1));
    await().until(() -> outcomes().size() == 1);

    MimeMessage mail = mails(referral, "manager@police.example").getFirst();
    assertThat(GreenMailUtil.getBody(mail).replace("\r\n", "\n"))
        .contains("Agency: POLICE")
        .contains("Reference: " + referral.referralId())
        .contains("Waited for: receipt")
        .contains("Due: Wednesday 1 July 2026, 15:30 BST")
        .contains("https://inbox.example/agencies/police/referrals/" + referral.referralId());
    assertThat(GreenMailUtil.getWholeMessage(mail))
        .doesNotContain(SampleReferral.NAME, "Marigold", SampleReferral.ADDRESS, "Sampleton")
        .doesNotContain("words of revision", "GROOMING", "child-1", concernId.toString());
    assertThat(outcomes())
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.audience()).isEqualTo(Audience.DUTY_MANAGER);
              assertThat(outcome.escalationId())
                  .isEqualTo(
                      escalation(referral, EscalationLevel.DUTY_MANAGER, AwaitedStep.RECEIPT, 1)
                          .eventId());
              assertThat(outcome.outcome()).isEqualTo(DeliveryOutcome.SENT);
              assertThat(outcome.agency()).isEqualTo(Agency.POLICE);
              assertThat(outcome.referralRevision()).isEqualTo(1);
            });
  }

  @Test
  void the_board_is_told_at_its_own_address() {
    Referral referral = arrived(SampleReferral.of(Agency.TRIAGE, concernId, 1));
    KAFKA.send(escalation(referral, EscalationLevel.BOARD, AwaitedStep.DECISION, 1));
    await().until(() -> outcomes().size() == 1);

    List<MimeMessage> mails = mails(referral, "board@board.example");
    assertThat(mails).hasSize(1);
    assertThat(GreenMailUtil.getBody(mails.getFirst()))
        .contains("Waited for: decision")
        .doesNotContain("https://");
    assertThat(outcomes().getFirst().audience()).isEqualTo(Audience.BOARD);
  }

  @Test
  void each_escalation_is_told_once_however_often_it_comes() {
    Referral referral = arrived(SampleReferral.of(Agency.TRIAGE, concernId, 1));
    Escalation first = escalation(referral, EscalationLevel.DUTY_MANAGER, AwaitedStep.RECEIPT, 1);
    KAFKA.send(first);
    KAFKA.send(first);
    KAFKA.send(escalation(referral, EscalationLevel.DUTY_MANAGER, AwaitedStep.DECISION, 1));
    KAFKA.send(escalation(referral, EscalationLevel.DUTY_MANAGER, AwaitedStep.RECEIPT, 2));
    await().until(() -> outcomes().size() == 3);

    assertThat(mails(referral, "manager@triage.example")).hasSize(3);
    assertThat(outcomes()).extracting(NotificationOutcome::escalationId).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource(
      value = EscalationCause.class,
      names = {"REDIRECT_LOOP", "CONFLICT_OF_INTEREST"})
  void a_redirect_that_leads_nowhere_reaches_the_duty_manager(EscalationCause cause) {
    Referral referral = arrived(SampleReferral.of(Agency.SOCIAL_CARE, concernId, 1));
    KAFKA.send(
        new Escalation(
            referral.referralId(),
            concernId,
            Agency.SOCIAL_CARE,
            EscalationLevel.DUTY_MANAGER,
            DUE,
            DUE,
            AwaitedStep.DECISION,
            cause,
            1));
    await().until(() -> outcomes().size() == 1);

    assertThat(mails(referral, "manager@social-care.example"))
        .singleElement()
        .satisfies(
            mail ->
                assertThat(GreenMailUtil.getBody(mail))
                    .contains("SOCIAL_CARE passed a referral on to an agency"));
    assertThat(InboxClient.line(referral).path("overdue").asBoolean())
        .as("it is not late yet")
        .isFalse();
  }

  @Test
  void of_a_restricted_referral_no_duty_manager_is_told_but_the_restricted_readers_and_the_board() {
    Referral referral = arrived(SampleReferral.of(Agency.POLICE, concernId, 1).restricted());
    KAFKA.send(escalation(referral, EscalationLevel.DUTY_MANAGER, AwaitedStep.RECEIPT, 1));
    KAFKA.send(escalation(referral, EscalationLevel.BOARD, AwaitedStep.RECEIPT, 1));
    await().until(() -> outcomes().size() == 2);

    assertThat(mails(referral, "manager@police.example")).isEmpty();
    assertThat(mails(referral, "restricted@police.example")).hasSize(1);
    assertThat(mails(referral, "board@board.example")).hasSize(1);
    assertThat(outcomes())
        .extracting(NotificationOutcome::audience)
        .containsExactlyInAnyOrder(Audience.RESTRICTED_READERS, Audience.BOARD);
  }

  @Test
  void a_mail_that_fails_is_tried_again_until_the_server_is_back() {
    Referral referral = arrived(SampleReferral.of(Agency.TRIAGE, concernId, 1));
    MAIL.stop();
    try {
      KAFKA.send(escalation(referral, EscalationLevel.DUTY_MANAGER, AwaitedStep.RECEIPT, 1));
      await()
          .until(
              () ->
                  outcomes().stream()
                      .anyMatch(outcome -> outcome.outcome() == DeliveryOutcome.FAILED));
    } finally {
      MAIL.start();
    }
    await()
        .until(
            () ->
                outcomes().stream().anyMatch(outcome -> outcome.outcome() == DeliveryOutcome.SENT));
    assertThat(mails(referral, "manager@triage.example")).hasSize(1);
  }

  private static Escalation escalation(
      Referral referral, EscalationLevel level, AwaitedStep step, int asked) {
    return new Escalation(
        referral.referralId(),
        referral.concernId(),
        referral.agency(),
        level,
        DUE,
        DUE.plusSeconds(1),
        step,
        EscalationCause.OVERDUE,
        asked);
  }

  /** What became of mails about escalations. */
  private List<NotificationOutcome> outcomes() {
    return KAFKA.read(
        Topic.NOTIFICATIONS,
        NotificationOutcome.class,
        outcome -> outcome.concernId().equals(concernId) && outcome.escalationId() != null);
  }

  private static List<MimeMessage> mails(Referral referral, String address) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(mail -> GreenMailUtil.getHeaders(mail).contains("To: " + address))
        .filter(mail -> isEscalation(mail, referral))
        .toList();
  }

  private static boolean isEscalation(MimeMessage mail, Referral referral) {
    String body = GreenMailUtil.getBody(mail);
    return body.contains(referral.referralId().toString()) && body.contains("Waited for:");
  }
}
