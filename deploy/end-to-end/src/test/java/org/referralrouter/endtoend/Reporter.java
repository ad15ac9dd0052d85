package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.client.Api;
import tools.jackson.databind.JsonNode;

/** Somebody who reports concerns over HTTP. */
record Reporter(RunningSystem system) {
  private static final Api API = new Api();

  /** Submits a concern; answers with its id. */
  UUID submits(String concern) {
    Answer taken =
        API.post(
            system.intake().url("/concerns"),
            system.stack().token("concern:submit"),
            concern.getBytes(StandardCharsets.UTF_8),
            Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    assertThat(taken.status()).as(taken.body()).isEqualTo(201);
    return UUID.fromString(taken.json().get("concernId").asString());
  }

  /** Amends a concern whose latest revision was this one. */
  void amends(UUID concern, int latest, String amended) {
    Answer taken =
        API.put(
            system.intake().url("/concerns/" + concern),
            system.stack().token("concern:submit"),
            amended.getBytes(StandardCharsets.UTF_8),
            Map.of("If-Match", "\"" + latest + "\""));
    assertThat(taken.status()).as(taken.body()).isEqualTo(200);
  }

  /** What the reporter may know of it. */
  JsonNode status(UUID concern) {
    Answer told =
        API.get(system.intake().url("/concerns/" + concern), system.stack().token("concern:read"));
    assertThat(told.status()).as(told.body()).isEqualTo(200);
    return told.json();
  }
}
