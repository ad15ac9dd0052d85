package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.notification.InboxClient.arrived;
import static org.referralrouter.notification.InboxClient.everyScope;
import static org.referralrouter.notification.InboxClient.path;
import static org.referralrouter.notification.RunningService.KAFKA;
import static org.referralrouter.notification.RunningService.STACK;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Database;
import org.referralrouter.wire.DeadLetter;

/** A fault of ours or of a server is waited for, and never blamed on a record. */
class FaultsIT {
  private final UUID concernId = UUID.randomUUID();

  @Test
  void a_record_that_the_database_does_not_take_waits_until_it_does() throws SQLException {
    Referral referral = SampleReferral.to(Agency.TRIAGE, concernId, 1);
    owner("REVOKE INSERT ON referral FROM notification");
    try {
      RunningService.sends(referral);
      await().until(() -> waiting(Topic.ofReferralsTo(Agency.TRIAGE)) >= 2);
      assertThat(deadLetters()).isEmpty();
    } finally {
      owner("GRANT INSERT ON referral TO notification");
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                RunningService.get(path(referral), everyScope(Agency.TRIAGE)).statusCode() == 200);
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void a_record_of_an_unknown_schema_waits_for_the_registry_and_is_set_aside_by_its_answer() {
    STACK.stopRegistry();
    try {
      KAFKA.sendBytes(Topic.ESCALATIONS, concernId, new byte[] {0, 0, 9, 9, 9, 2});
      await().until(() -> waiting(Topic.ESCALATIONS) >= 2);
      assertThat(deadLetters()).isEmpty();
    } finally {
      STACK.startRegistry();
    }

    await().atMost(Duration.ofSeconds(30)).until(() -> !deadLetters().isEmpty());
    assertThat(deadLetters())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(Kafka.header(letter, DeadLetter.REASON)).isEqualTo("UNKNOWN_SCHEMA"));
    arrived(SampleReferral.to(Agency.TRIAGE, concernId, 1));
  }

  @Test
  void a_response_is_taken_while_kafka_is_away_and_arrives_when_it_is_back() {
    Referral referral = arrived(SampleReferral.to(Agency.TRIAGE, concernId, 1));
    STACK.stopBroker();
    try {
      HttpResponse<String> answer =
          InboxClient.respond(referral, "{\"kind\":\"ACCEPTED\",\"by\":\"A\"}", "k1");
      assertThat(answer.statusCode()).isEqualTo(202);
    } finally {
      STACK.startBroker();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                KAFKA
                        .read(
                            Topic.ofResponsesFrom(Agency.TRIAGE),
                            Response.class,
                            response -> response.concernId().equals(concernId))
                        .size()
                    == 1);
    arrived(SampleReferral.to(Agency.TRIAGE, concernId, 2));
  }

  /** How often a record of this topic was read again, by the service's own count. */
  private static double waiting(Topic topic) {
    return RunningService.getManagement("/actuator/prometheus", "operations:read")
        .body()
        .lines()
        .filter(line -> line.startsWith("referrals_records_read_again_total"))
        .filter(line -> line.contains("topic=\"" + topic.topicName() + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return KAFKA.records(Topic.DEAD_LETTERS).stream()
        .filter(
            letter ->
                letter.key() != null
                    && new String(letter.key(), StandardCharsets.UTF_8)
                        .equals(concernId.toString()))
        .toList();
  }

  private static void owner(String sql) throws SQLException {
    Database database = STACK.database("notification");
    try (Connection connection =
            DriverManager.getConnection(
                database.url(), database.owner(), database.ownerPassword());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
