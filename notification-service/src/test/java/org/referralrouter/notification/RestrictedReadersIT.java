package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.notification.InboxClient.arrived;
import static org.referralrouter.notification.InboxClient.everyScope;
import static org.referralrouter.notification.InboxClient.lists;
import static org.referralrouter.notification.InboxClient.path;
import static org.referralrouter.notification.InboxClient.respond;
import static org.referralrouter.notification.InboxClient.scope;
import static org.referralrouter.notification.RunningService.KAFKA;
import static org.referralrouter.notification.RunningService.MAIL;

import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Audience;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;

/** A suspect who works where the agency reads its referrals (reading, K7). */
class RestrictedReadersIT {
  private final UUID concernId = UUID.randomUUID();

  @Test
  void a_restricted_referral_is_shown_to_restricted_readers_alone() {
    Referral referral = arrived(police(1).restricted());

    assertThat(RunningService.get(path(referral), scope(Agency.POLICE)).statusCode())
        .isEqualTo(404);
    assertThat(RunningService.get(path(referral), everyScope(Agency.POLICE)).statusCode())
        .isEqualTo(200);
    assertThat(
            RunningService.get(
                    path(referral), scope(Agency.POLICE), "referral:social-care:restricted")
                .statusCode())
        .isEqualTo(404);
    assertThat(lists(referral, "")).isFalse();
    assertThat(lists(referral, "&waiting=RECEIPT&state=OPEN")).isFalse();
    assertThat(lists(referral, "", everyScope(Agency.POLICE))).isTrue();
  }

  @Test
  void a_restricted_readers_scope_opens_their_own_agencys_inbox_and_nothing_else() {
    assertThat(
            RunningService.get("/agencies/police/referrals", "referral:police:restricted")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            RunningService.get("/agencies/triage/referrals", "referral:police:restricted")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            RunningService.get(
                    "/agencies/police:restricted/referrals", "referral:police:restricted")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void nobody_else_may_answer_it_or_see_what_became_of_an_answer() {
    Referral referral = arrived(police(1).restricted());

    assertThat(respond(referral, "{\"kind\":\"RECEIVED\",\"by\":\"A\"}", "k").statusCode())
        .isEqualTo(404);
    assertThat(
            RunningService.get(
                    path(referral) + "/responses/" + UUID.randomUUID(), scope(Agency.POLICE))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_refused_look_at_a_restricted_referral_is_recorded() {
    Referral referral = arrived(police(1).restricted());
    assertThat(RunningService.get(path(referral), scope(Agency.POLICE)).statusCode())
        .isEqualTo(404);

    await()
        .untilAsserted(
            () ->
                assertThat(
                        KAFKA.read(
                            Topic.ACCESS,
                            AccessRecorded.class,
                            access ->
                                access.refused()
                                    && referral.referralId().equals(access.referralId())))
                    .first()
                    .satisfies(
                        access -> {
                          assertThat(access.action()).isEqualTo("REFERRAL_READ");
                          assertThat(access.concernId()).isEqualTo(concernId);
                        }));
  }

  @Test
  void its_mail_goes_to_the_restricted_address_alone() throws MessagingException {
    Referral referral = arrived(police(1).restricted());
    await().until(() -> outcomes().size() == 1);

    assertThat(outcomes().getFirst().audience()).isEqualTo(Audience.RESTRICTED_READERS);
    List<MimeMessage> mails = mailsAbout(referral);
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst().getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("restricted@police.example");
  }

  @Test
  void the_present_revision_decides() {
    Referral open = arrived(police(1));
    assertThat(lists(open, "")).isTrue();

    arrived(police(2).restricted());
    assertThat(RunningService.get(path(open), scope(Agency.POLICE)).statusCode()).isEqualTo(404);
    assertThat(lists(open, "")).isFalse();

    arrived(police(3));
    assertThat(RunningService.get(path(open), scope(Agency.POLICE)).statusCode()).isEqualTo(200);
    await().until(() -> outcomes().size() == 3);
    assertThat(outcomes())
        .extracting(NotificationOutcome::audience)
        .containsExactly(Audience.AGENCY, Audience.RESTRICTED_READERS, Audience.AGENCY);
  }

  @Test
  void a_mail_that_still_waits_goes_where_the_present_revision_says() throws MessagingException {
    MAIL.stop();
    try {
      arrived(police(1));
      arrived(police(2).restricted());
    } finally {
      MAIL.start();
    }
    Referral referral = police(2).referral();
    await().until(() -> mailsAbout(referral).size() == 2);

    for (MimeMessage mail : mailsAbout(referral)) {
      assertThat(mail.getAllRecipients())
          .extracting(Object::toString)
          .containsExactly("restricted@police.example");
    }
  }

  private SampleReferral police(int revision) {
    return SampleReferral.of(Agency.POLICE, concernId, revision);
  }

  private List<NotificationOutcome> outcomes() {
    return KAFKA.read(
        Topic.NOTIFICATIONS,
        NotificationOutcome.class,
        outcome -> outcome.concernId().equals(concernId));
  }

  private static List<MimeMessage> mailsAbout(Referral referral) {
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(
            mail -> GreenMailUtil.getWholeMessage(mail).contains(referral.referralId().toString()))
        .toList();
  }
}
