package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.notification.InboxClient.everyScope;
import static org.referralrouter.notification.InboxClient.path;
import static org.referralrouter.notification.RunningService.KAFKA;
import static org.referralrouter.notification.RunningService.MAIL;

import com.icegreen.greenmail.util.GreenMailUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** Referrals that are read together: each has what it would have had alone. */
class BatchIT {
  private static final int EACH_SIDE = 40;

  private final UUID corruptKey = UUID.randomUUID();

  @Test
  void an_unreadable_record_amid_a_batch_is_set_aside_once_and_all_others_are_told_once() {
    List<Referral> before = referrals();
    List<Referral> after = referrals();
    MessageListenerContainer reading =
        Objects.requireNonNull(
            RunningService.service()
                .getBean(KafkaListenerEndpointRegistry.class)
                .getListenerContainer("referrals"));
    reading.stop();
    try {
      before.forEach(RunningService::sends);
      KAFKA.sendBytes(
          Topic.ofReferralsTo(Agency.POLICE),
          corruptKey,
          "Marigold Testerly".getBytes(StandardCharsets.UTF_8));
      after.forEach(RunningService::sends);
      // Revisions of one referral, out of order and twice, in the same batch.
      RunningService.sends(SampleReferral.to(Agency.POLICE, after.getFirst().concernId(), 3));
      RunningService.sends(SampleReferral.to(Agency.POLICE, after.getFirst().concernId(), 2));
      RunningService.sends(SampleReferral.to(Agency.POLICE, after.getFirst().concernId(), 3));
    } finally {
      reading.start();
    }

    List<Referral> all = new ArrayList<>(before);
    all.addAll(after);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(all)
                    .allSatisfy(
                        referral ->
                            assertThat(
                                    RunningService.get(path(referral), everyScope(Agency.POLICE))
                                        .statusCode())
                                .isEqualTo(200)));
    assertThat(RunningService.get(path(after.getFirst()), everyScope(Agency.POLICE)).headers())
        .satisfies(headers -> assertThat(headers.firstValue("ETag")).hasValue("\"3\""));
    await().until(() -> mails(after.getFirst(), 3) == 1);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> all.stream().allMatch(r -> mails(r, 1) == 1));
    assertThat(mails(after.getFirst(), 2)).isZero();
    assertThat(
            KAFKA.records(Topic.DEAD_LETTERS).stream()
                .filter(letter -> letter.key() != null)
                .filter(
                    letter ->
                        new String(letter.key(), StandardCharsets.UTF_8)
                            .equals(corruptKey.toString())))
        .hasSize(1);
  }

  private static List<Referral> referrals() {
    return IntStream.range(0, EACH_SIDE)
        .mapToObj(_ -> SampleReferral.to(Agency.POLICE, UUID.randomUUID(), 1))
        .toList();
  }

  private static long mails(Referral referral, int revision) {
    String id = "<%s.%d@referral-router>".formatted(referral.referralId(), revision);
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(mail -> GreenMailUtil.getHeaders(mail).contains(id))
        .count();
  }
}
