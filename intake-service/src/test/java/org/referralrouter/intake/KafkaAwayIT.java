package org.referralrouter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.intake.RunningIntake.STACK;
import static org.referralrouter.intake.RunningIntake.concern;
import static org.referralrouter.intake.RunningIntake.json;
import static org.referralrouter.intake.RunningIntake.newKey;
import static org.referralrouter.intake.RunningIntake.revise;
import static org.referralrouter.intake.RunningIntake.status;
import static org.referralrouter.intake.RunningIntake.submit;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Topic;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

class KafkaAwayIT {
  @Test
  void a_concern_is_accepted_without_kafka_and_published_when_it_returns() {
    submit(newKey(), concern("Before."));
    String id;
    STACK.stopBroker();
    try {
      Instant asked = Instant.now();
      var answer = submit(newKey(), concern("While Kafka is away."));
      assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(2));
      assertThat(answer.statusCode()).isEqualTo(201);
      id = json(answer).path("concernId").asString();
      assertThat(revise(id, "\"1\"", concern("Still away.")).statusCode()).isEqualTo(200);
      assertThat(json(status(id)).path("published").asBoolean()).isFalse();
      awaitFailedTry(id);
    } finally {
      STACK.startBroker();
    }
    assertThat(Published.on(Topic.CONCERNS, id, 2))
        .extracting(record -> ((ConcernRevision) record.value()).revision())
        .startsWith(1)
        .endsWith(2);
  }

  @Test
  void a_service_that_starts_without_kafka_takes_concerns_and_amendments() throws IOException {
    int nobody;
    try (var socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    try (var service =
        RunningIntake.start("alone", "--KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:" + nobody)) {
      var created =
          RunningIntake.send(
              at(service, "/concerns")
                  .header("Idempotency-Key", newKey())
                  .POST(BodyPublishers.ofString(concern("Alone."))));
      assertThat(created.statusCode()).isEqualTo(201);
      String id = json(created).path("concernId").asString();
      var amended =
          RunningIntake.send(
              at(service, "/concerns/" + id)
                  .header("If-Match", "\"1\"")
                  .PUT(BodyPublishers.ofString(concern("Still alone."))));
      assertThat(amended.statusCode()).isEqualTo(200);
    }
  }

  private static HttpRequest.Builder at(ConfigurableApplicationContext service, String path) {
    return HttpRequest.newBuilder(RunningIntake.uri(service, "local.server.port", path))
        .header("Authorization", "Bearer " + STACK.token("concern:submit"))
        .header("Content-Type", "application/json");
  }

  private static void awaitFailedTry(String concernId) {
    var failed =
        RunningIntake.bean(JdbcClient.class)
            .sql("SELECT count(*) FROM event_outbox WHERE key = ? AND failures > 0")
            .param(concernId);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> failed.query(Integer.class).single() > 0);
  }
}
