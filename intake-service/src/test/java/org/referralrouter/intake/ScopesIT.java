package org.referralrouter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.intake.RunningIntake.STACK;
import static org.referralrouter.intake.RunningIntake.concern;
import static org.referralrouter.intake.RunningIntake.json;
import static org.referralrouter.intake.RunningIntake.management;
import static org.referralrouter.intake.RunningIntake.newKey;
import static org.referralrouter.intake.RunningIntake.request;
import static org.referralrouter.intake.RunningIntake.send;
import static org.referralrouter.intake.RunningIntake.submit;
import static org.referralrouter.intake.RunningIntake.uri;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

class ScopesIT {
  @Test
  void without_a_token_nothing_but_health_answers() {
    var answer = send(HttpRequest.newBuilder(uri("/concerns/x")));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    assertThat(json(answer).path("errors").size()).isEqualTo(1);
    assertThat(send(HttpRequest.newBuilder(management("/actuator/prometheus"))).statusCode())
        .isEqualTo(401);
    for (String health : new String[] {"", "/liveness", "/readiness"}) {
      assertThat(send(HttpRequest.newBuilder(management("/actuator/health" + health))).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void a_forged_token_is_refused() {
    String real = STACK.token("concern:read");
    String forged = real.substring(0, real.lastIndexOf('.') + 1) + "AAAA";
    assertThat(
            send(HttpRequest.newBuilder(uri("/concerns/x"))
                    .header("Authorization", "Bearer " + forged))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void reading_does_not_allow_submitting_nor_submitting_reading() {
    var submission =
        request("/concerns", "concern:read")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", newKey())
            .POST(BodyPublishers.ofString(concern("No.")));
    assertThat(send(submission).statusCode()).isEqualTo(403);
    String id = json(submit(newKey(), concern("Yes."))).path("concernId").asString();
    assertThat(send(request("/concerns/" + id, "concern:submit")).statusCode()).isEqualTo(403);
  }

  @Test
  void metrics_need_the_scope_of_operations() {
    var metrics =
        HttpRequest.newBuilder(management("/actuator/prometheus"))
            .header("Authorization", "Bearer " + STACK.token("operations:read"));
    assertThat(send(metrics).body()).contains("jvm_memory");
    var other =
        HttpRequest.newBuilder(management("/actuator/prometheus"))
            .header("Authorization", "Bearer " + STACK.token("concern:read"));
    assertThat(send(other).statusCode()).isEqualTo(403);
  }
}
