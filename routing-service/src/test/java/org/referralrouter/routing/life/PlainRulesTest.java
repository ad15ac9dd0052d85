package org.referralrouter.routing.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the plain second reading against the scenarios; lists compare as sets. */
class PlainRulesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

  static List<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/scenarios"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @Test
  void there_are_scenarios() throws IOException {
    assertThat(scenarios()).hasSizeGreaterThanOrEqualTo(14);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_scenario_is_decided_as_the_reading_says(Path file) throws IOException {
    JsonNode scenario = JSON.readTree(Files.readString(file));
    JsonNode decided = PlainRules.decide(scenario.path("concern"), TODAY);
    assertThat(PlainSets.of(decided).toPrettyString())
        .isEqualTo(PlainSets.of(scenario.path("decision")).toPrettyString());
  }
}
