package org.referralrouter.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.referralrouter.wire.Json;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** A ledger that knows logs whose topics nobody reads any more. */
@ExtendWith(OutputCaptureExtension.class)
class EndedTopicsIT {
  private static final String STAYS = "stays readable and verifiable";

  private final UUID ended = UUID.randomUUID();
  private final UUID gone = UUID.randomUUID();

  // Without entries, so that no checkpoint of the shared stack ever names them.
  @BeforeEach
  void two_logs_without_a_source() throws SQLException {
    RunningAudit.start().close();
    owner(
        "INSERT INTO log (topic, topic_id, partition) VALUES ('acknowledgements.v1', '%s', 0)",
        ended);
    owner("INSERT INTO log (topic, topic_id, partition) VALUES ('concerns.v1', '%s', 0)", gone);
  }

  @AfterEach
  void take_them_away() throws SQLException {
    owner("DELETE FROM log WHERE topic_id = '%s'", ended);
    owner("DELETE FROM log WHERE topic_id = '%s'", gone);
  }

  @Test
  void the_service_says_at_start_and_for_each_log_that_its_source_is_gone_and_goes_on(
      CapturedOutput output) {
    UUID concern = UUID.randomUUID();
    try (Topics topics = Topics.open();
        RunningAudit audit = RunningAudit.start().awaitReady()) {
      topics.write(Topics.response(concern, 1));
      await().atMost(RunningAudit.PATIENCE).until(() -> audit.ofConcern(concern).size() == 1);
      await().atMost(RunningAudit.PATIENCE).until(() -> audit.read("/ledger").statusCode() == 200);
      assertThat(log(audit, ended).get("source").asString()).isEqualTo("ENDED");
      assertThat(log(audit, ended).get("note").asString()).contains(STAYS);
      assertThat(log(audit, gone).get("source").asString()).isEqualTo("GONE");
      assertThat(log(audit, gone).get("note").asString()).contains(STAYS);
      UUID read = RunningAudit.log(audit.ofConcern(concern).getFirst()).topicId();
      assertThat(log(audit, read).get("source").asString()).isEqualTo("READ");
      assertThat(log(audit, read).get("note").asString()).isEmpty();
      assertThat(log(audit, new UUID(0, 0)).get("source").isNull()).as("the root log").isTrue();
    }
    assertThat(output.getOut().lines().filter(line -> line.contains(STAYS)))
        .anyMatch(line -> line.contains("acknowledgements.v1"))
        .anyMatch(line -> line.contains("concerns.v1"))
        .hasSize(2);
  }

  private static JsonNode log(RunningAudit audit, UUID topic) {
    return Json.mapper()
        .readTree(audit.read("/ledger").body())
        .get("logs")
        .valueStream()
        .filter(log -> log.get("log").asString().startsWith(topic.toString()))
        .findFirst()
        .orElseThrow();
  }

  private static void owner(String sql, UUID topic) throws SQLException {
    try (Connection owner = RunningAudit.asOwner();
        var statement = owner.createStatement()) {
      statement.execute(sql.formatted(topic));
    }
  }
}
