package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.notification.InboxClient.everyScope;
import static org.referralrouter.notification.InboxClient.path;
import static org.referralrouter.notification.RunningService.KAFKA;
import static org.referralrouter.notification.RunningService.STACK;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.local.port.FreePort;
import org.referralrouter.local.stack.Database;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** The service on a database, or with topics, that were put back from a copy. */
class RestoredIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(FreePort.next(), "127.0.0.1", "smtp"));

  private final Referral before = SampleReferral.to(Agency.POLICE, UUID.randomUUID(), 1);
  private final Referral after = SampleReferral.to(Agency.POLICE, UUID.randomUUID(), 1);

  @BeforeAll
  static void start() {
    MAIL.start();
  }

  /** Sent while the other service, which would mail it as well, does not read. */
  private static void mailed(Referral referral) {
    MessageListenerContainer other =
        Objects.requireNonNull(
            RunningService.service()
                .getBean(KafkaListenerEndpointRegistry.class)
                .getListenerContainer("referrals"));
    other.stop();
    try {
      RunningService.sends(referral);
      await().atMost(PATIENCE).until(() -> mails(referral) == 1);
    } finally {
      other.start();
    }
  }

  @AfterAll
  static void end() {
    MAIL.stop();
  }

  @Test
  void a_database_older_than_the_topics_is_told_everything_again_and_nobody_is_mailed_again() {
    InboxClient.arrived(before);
    await().until(() -> sent(before));

    // A new database is the oldest copy that there can be.
    try (ConfigurableApplicationContext service = started(STACK.database("notification_older"))) {
      awaitShown(service, before);
      mailed(after);
      assertThat(mails(before)).isZero();
    }
  }

  @Test
  void a_topic_that_ends_before_what_was_read_is_read_from_its_beginning_and_told_of()
      throws SQLException {
    Database database = STACK.database("notification_newer");
    InboxClient.arrived(before);
    await().until(() -> sent(before));
    try (ConfigurableApplicationContext service = started(database)) {
      awaitShown(service, before);
      assertThat(shorter(service)).isZero();
    }
    String police = "WHERE topic = 'referrals.police.v1' AND next_offset > 0";
    execute(database, "DELETE FROM referral");
    execute(database, "UPDATE topic_position SET next_offset = next_offset + 7 " + police);

    try (ConfigurableApplicationContext service = started(database)) {
      awaitShown(service, before);
      assertThat(shorter(service)).isPositive();
      mailed(after);
      awaitShown(service, after);
      assertThat(mails(before)).isZero();
    }
    // Grown past the position by now, with other records than those that were read.
    execute(database, "DELETE FROM referral");
    execute(database, "UPDATE topic_position SET last_timestamp = last_timestamp - 1 " + police);

    try (ConfigurableApplicationContext service = started(database)) {
      awaitShown(service, after);
      assertThat(shorter(service)).isPositive();
      assertThat(mails(after)).isOne();
    }
  }

  /** Reads all for itself, beside the service of the other tests. */
  private static ConfigurableApplicationContext started(Database database) {
    return RunningService.start(
        database,
        "--spring.kafka.consumer.group-id=" + UUID.randomUUID(),
        "--spring.mail.port=" + MAIL.getSmtp().getPort());
  }

  private static void awaitShown(ConfigurableApplicationContext service, Referral referral) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                RunningService.get(service, path(referral), everyScope(referral.agency()))
                        .statusCode()
                    == 200);
  }

  private static double shorter(ConfigurableApplicationContext service) {
    return service.getBean(MeterRegistry.class).get("referrals.topic.shorter").gauge().value();
  }

  private static boolean sent(Referral referral) {
    return KAFKA
        .read(
            Topic.NOTIFICATIONS,
            NotificationOutcome.class,
            outcome -> outcome.referralId().equals(referral.referralId()))
        .stream()
        .anyMatch(outcome -> outcome.outcome() == DeliveryOutcome.SENT);
  }

  private static long mails(Referral referral) {
    String id = "<%s.%d@referral-router>".formatted(referral.referralId(), referral.revision());
    return Arrays.stream(MAIL.getReceivedMessages())
        .filter(mail -> GreenMailUtil.getHeaders(mail).contains(id))
        .count();
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                database.url(), database.owner(), database.ownerPassword());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
