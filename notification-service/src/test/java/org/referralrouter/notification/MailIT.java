package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.notification.RunningService.KAFKA;
import static org.referralrouter.notification.RunningService.MAIL;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Audience;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.event.TrialId;

class MailIT {
  private final UUID concernId = UUID.randomUUID();
  private final Referral referral = SampleReferral.to(Agency.POLICE, concernId, 1);

  @Test
  void a_mail_holds_a_reference_and_a_link_and_nothing_personal() throws MessagingException {
    RunningService.sends(
        SampleReferral.to(Agency.POLICE, concernId, 1, "Summary of what was seen"));
    await().until(() -> mails(1).size() == 1);

    MimeMessage mail = mails(1).getFirst();
    String whole = GreenMailUtil.getWholeMessage(mail);
    assertThat(mail.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("desk@police.example");
    assertThat(mail.getSubject()).contains(referral.referralId().toString(), "URGENT");
    assertThat(whole)
        .contains("https://inbox.example/agencies/police/referrals/" + referral.referralId())
        .doesNotContain(
            SampleReferral.NAME, "Marigold", SampleReferral.ADDRESS, "Sampleton", "Summary")
        .doesNotContain("GROOMING", "child-1", concernId.toString());
  }

  @Test
  void each_new_revision_is_mailed_once_and_its_outcome_is_published_in_its_trace() {
    RunningService.sends(referral);
    RunningService.sends(referral);
    RunningService.sends(SampleReferral.to(Agency.POLICE, concernId, 2));
    await().until(() -> outcomes().size() == 2);

    assertThat(mails(1)).hasSize(1);
    assertThat(mails(2)).hasSize(1);
    assertThat(outcomes())
        .allSatisfy(
            outcome -> {
              assertThat(outcome.outcome()).isEqualTo(DeliveryOutcome.SENT);
              assertThat(outcome.attempt()).isEqualTo(1);
              assertThat(outcome.audience()).isEqualTo(Audience.AGENCY);
              assertThat(outcome.escalationId()).isNull();
            })
        .extracting(NotificationOutcome::referralRevision)
        .containsExactly(1, 2);
    List<ConsumerRecord<byte[], byte[]>> records =
        KAFKA.records(Topic.NOTIFICATIONS).stream()
            .filter(record -> Kafka.header(record, "ce_subject").equals(concernId.toString()))
            .toList();
    assertThat(records)
        .hasSize(2)
        .allSatisfy(
            record -> assertThat(Kafka.header(record, "traceparent")).contains(Kafka.TRACE));
  }

  @Test
  void a_mail_that_fails_is_tried_again_until_the_server_is_back() {
    MAIL.stop();
    RunningService.sends(referral);
    await()
        .until(
            () ->
                outcomes().stream()
                    .anyMatch(outcome -> outcome.outcome() == DeliveryOutcome.FAILED));
    assertThat(outcomes().getFirst().reason()).isEqualTo("UNREACHABLE");

    MAIL.start();
    await()
        .until(
            () ->
                outcomes().stream().anyMatch(outcome -> outcome.outcome() == DeliveryOutcome.SENT));
    assertThat(mails(1)).hasSize(1);
  }

  @Test
  void nobody_gets_mail_of_a_trial() {
    Referral trial =
        InboxClient.arrived(SampleReferral.to(Agency.POLICE, TrialId.of(UUID.randomUUID()), 1));
    RunningService.sends(referral);
    await().until(() -> outcomes().size() == 1);

    assertThat(MAIL.getReceivedMessages())
        .isNotEmpty()
        .noneMatch(
            mail -> GreenMailUtil.getWholeMessage(mail).contains(trial.referralId().toString()));
    assertThat(
            KAFKA.read(
                Topic.NOTIFICATIONS,
                NotificationOutcome.class,
                outcome -> outcome.concernId().equals(trial.concernId())))
        .isEmpty();
  }

  @Test
  void an_agency_without_an_address_gets_no_mail() {
    UUID other = UUID.randomUUID();
    InboxClient.arrived(SampleReferral.to(Agency.CEOP_PREPARATION, other, 1));
    RunningService.sends(referral);
    await().until(() -> outcomes().size() == 1);

    assertThat(
            KAFKA.read(
                Topic.NOTIFICATIONS,
                NotificationOutcome.class,
                outcome -> Agency.CEOP_PREPARATION.equals(outcome.agency())))
        .isEmpty();
    assertThat(MAIL.getReceivedMessages())
        .isNotEmpty()
        .noneMatch(mail -> GreenMailUtil.getWholeMessage(mail).contains("ceop"));
  }

  private List<NotificationOutcome> outcomes() {
    return KAFKA.read(
        Topic.NOTIFICATIONS,
        NotificationOutcome.class,
        outcome -> outcome.concernId().equals(concernId));
  }

  private List<MimeMessage> mails(int revision) {
    String id = "<%s.%d@referral-router>".formatted(referral.referralId(), revision);
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(mail -> GreenMailUtil.getHeaders(mail).contains(id))
        .toList();
  }
}
