package org.referralrouter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.intake.RunningIntake.concern;
import static org.referralrouter.intake.RunningIntake.json;
import static org.referralrouter.intake.RunningIntake.revise;
import static org.referralrouter.intake.RunningIntake.status;
import static org.referralrouter.intake.RunningIntake.submitted;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Topic;
import org.referralrouter.intake.submission.RevisionNumbers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;

/** The topic holds revisions that this database does not know: it was restored from a backup. */
class TopicAheadIT {
  private final JdbcClient owner = RunningIntake.owner("intake");

  @Test
  void an_amendment_is_numbered_above_what_routing_has_seen() {
    String id = submitted(concern("First."));
    Topics.of(id).decision(4, 7, Embargo.NONE, "TRIAGE");
    awaitRevision(id, 7);

    var stale = revise(id, "\"1\"", concern("On an old one."));
    assertThat(stale.statusCode()).isEqualTo(412);
    assertThat(stale.body()).contains("not the latest");
    var taken = revise(id, "\"7\"", concern("On the latest."));
    assertThat(taken.statusCode()).isEqualTo(200);
    assertThat(json(taken).path("revision").asInt()).isEqualTo(8);
    assertThat(taken.headers().firstValue("ETag")).hasValue("\"8\"");
    assertThat(numbers(id, 2)).containsExactly(1, 8);
  }

  @Test
  void an_amendment_that_comes_before_the_topic_is_read_again_is_never_swallowed() {
    String id = submitted(concern("First."));
    assertThat(numbers(id, 1)).containsExactly(1);
    assertThat(revise(id, "\"1\"", concern("Second.")).statusCode()).isEqualTo(200);
    assertThat(revise(id, "\"2\"", concern("Third.")).statusCode()).isEqualTo(200);
    assertThat(numbers(id, 3)).containsExactly(1, 2, 3);
    awaitTopicRead(id, 3);

    MessageListenerContainer reading =
        Objects.requireNonNull(
            RunningIntake.bean(KafkaListenerEndpointRegistry.class)
                .getListenerContainer("progress"));
    reading.stop();
    try {
      restore(id);
      var taken = revise(id, "\"1\"", concern("After the restore."));
      assertThat(taken.statusCode()).isEqualTo(200);
      awaitFailedTry(id);
      assertThat(revise(id, "\"2\"", concern("And another.")).statusCode()).isEqualTo(200);
    } finally {
      reading.start();
    }

    assertThat(numbers(id, 5)).containsExactly(1, 2, 3, 4, 5);
    assertThat(summaries(id)).endsWith("Third.", "After the restore.", "And another.");
    assertThat(json(status(id)).path("revision").asInt()).isEqualTo(5);
    assertThat(revise(id, "\"5\"", concern("Goes on.")).statusCode()).isEqualTo(200);
    assertThat(numbers(id, 6)).endsWith(6);
  }

  @Test
  void an_amendment_that_the_topic_holds_already_is_sent_again_under_its_own_number() {
    String id = submitted(concern("First."));
    assertThat(revise(id, "\"1\"", concern("Second.")).statusCode()).isEqualTo(200);
    assertThat(revise(id, "\"2\"", concern("Third.")).statusCode()).isEqualTo(200);
    var second = (ConcernRevision) Published.on(Topic.CONCERNS, id, 3).get(1).value();
    awaitTopicRead(id, 3);
    owner
        .sql("UPDATE concern_revision SET sent_as = NULL WHERE concern_id = ? AND revision > 1")
        .param(UUID.fromString(id))
        .update();
    RevisionNumbers numbers = RunningIntake.bean(RevisionNumbers.class);
    assertThat(numbers.numberOf(second)).isEqualTo(2);

    owner
        .sql("UPDATE concern_revision SET sent_as = NULL WHERE concern_id = ? AND revision > 1")
        .param(UUID.fromString(id))
        .update();
    var another =
        new ConcernRevision(
            second.concernId(), 2, second.receivedAt().plusMillis(1), "test", second.concern());
    assertThat(numbers.numberOf(another)).isEqualTo(4);
    assertThat(numbers.numberOf(another)).isEqualTo(4);
  }

  @Test
  void a_database_that_is_put_back_under_the_running_service_is_told_again() {
    String id = submitted(concern("First."));
    Topics.of(id).decision(1, 1, Embargo.NONE, "TRIAGE");
    awaitAgency(id);
    owner.sql("DELETE FROM decision WHERE concern_id = ?").param(UUID.fromString(id)).update();
    owner
        .sql("DELETE FROM agency_referral WHERE concern_id = ?")
        .param(UUID.fromString(id))
        .update();
    assertThat(json(status(id)).path("agencyCount").asInt()).isZero();
    owner.sql("UPDATE topic_position SET next_offset = 0").update();
    awaitAgency(id);
  }

  private void restore(String id) {
    UUID concernId = UUID.fromString(id);
    owner.sql("DELETE FROM topic_revision WHERE concern_id = ?").param(concernId).update();
    owner
        .sql("DELETE FROM concern_revision WHERE concern_id = ? AND revision > 1")
        .param(concernId)
        .update();
    owner
        .sql("UPDATE concern SET latest_revision = 1, known = NULL WHERE concern_id = ?")
        .param(concernId)
        .update();
    owner.sql("UPDATE topic_position SET next_offset = 0").update();
  }

  private static void awaitRevision(String id, int revision) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> json(status(id)).path("revision").asInt() == revision);
  }

  private void awaitTopicRead(String id, int revision) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                owner
                    .sql("SELECT max(revision) FROM topic_revision WHERE concern_id = ?")
                    .param(UUID.fromString(id))
                    .query(Integer.class)
                    .optional()
                    .filter(read -> read == revision)
                    .isPresent());
  }

  private static void awaitAgency(String id) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> json(status(id)).path("agencyCount").asInt() == 1);
  }

  private void awaitFailedTry(String id) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                owner
                        .sql("SELECT coalesce(max(failures), 0) FROM event_outbox WHERE key = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                    > 0);
  }

  private static List<Integer> numbers(String id, int atLeast) {
    return Published.on(Topic.CONCERNS, id, atLeast).stream()
        .map(record -> ((ConcernRevision) record.value()).revision())
        .toList();
  }

  private static List<String> summaries(String id) {
    return Published.on(Topic.CONCERNS, id, 1).stream()
        .map(record -> ((ConcernRevision) record.value()).concern().summary())
        .toList();
  }
}
