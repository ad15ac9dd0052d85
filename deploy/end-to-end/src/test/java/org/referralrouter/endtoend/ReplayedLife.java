package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code replay} says of a life (lifecycle, "Replaying a life").
 *
 * @param steps one for each event
 */
record ReplayedLife(List<JsonNode> steps) {

  /** Replays a life by this procedure, with no system. */
  static ReplayedLife of(ObjectNode life, BriskProcedure procedure)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("life", ".ndjson");
    Path errors = Files.createTempFile("life", ".errors");
    Files.writeString(file, Json.mapper().writeValueAsString(life) + "\n");
    Process replay =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                ServiceProcess.jar("routing-service").toString(),
                "replay",
                "--procedures",
                procedure.directory().toString(),
                "--procedure",
                BriskProcedure.ID,
                "--procedure-version",
                BriskProcedure.VERSION,
                file.toString())
            .redirectError(errors.toFile())
            .start();
    String line = new String(replay.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(replay.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(replay.exitValue()).as(line + Files.readString(errors)).isZero();
    return new ReplayedLife(Json.mapper().readTree(line).get("steps").valueStream().toList());
  }

  /** The decisions that were made, first to last. */
  List<JsonNode> decisions() {
    return steps.stream()
        .map(step -> step.get("decision"))
        .filter(decision -> !decision.isNull())
        .toList();
  }

  /** Every revision of every referral. */
  List<JsonNode> referrals() {
    return each("referrals").toList();
  }

  /** Everybody who was told of silence. */
  List<JsonNode> escalations() {
    return each("escalations").toList();
  }

  /** The code of each step's refusal; null where it was taken. */
  List<String> refusals() {
    return steps.stream().map(step -> step.get("refused").asString(null)).toList();
  }

  private Stream<JsonNode> each(String list) {
    return steps.stream().flatMap(step -> step.get(list).valueStream());
  }
}
