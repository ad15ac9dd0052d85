package org.referralrouter.routing.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.concern.Reading;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ScenariosTest {
  private static final Path FILES = Path.of("src", "test", "resources", "scenarios");
  private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 2);
  private static final DecisionMaker PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1").decisions();

  static Stream<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void a_scenario_gets_the_decision_of_the_reading(Path file) throws IOException {
    JsonNode scenario = Json.mapper().readTree(Files.readString(file));
    Reading reading =
        ConcernJson.read(
            Json.mapper().writeValueAsBytes(scenario.get("concern")), AgenciesFile.bundled());
    assertThat(reading).isInstanceOf(Reading.Accepted.class);

    ObjectNode decision =
        Json.mapper()
            .valueToTree(PROCEDURE.decide(((Reading.Accepted) reading).concern(), RECEIVED));
    assertThat(decision.remove("procedure").get("digest").asString()).startsWith("sha256:");

    assertThat(asSets(decision)).isEqualTo(asSets(scenario.get("decision")));
  }

  /** The scenarios' lists compare as sets: their order is the product's to fix. */
  private static String asSets(JsonNode node) {
    Set<String> parts = new TreeSet<>();
    if (node.isArray()) {
      node.forEach(item -> parts.add(asSets(item)));
    } else if (node.isObject()) {
      node.propertyStream()
          .forEach(field -> parts.add(field.getKey() + "=" + asSets(field.getValue())));
    } else {
      return node.toString();
    }
    return parts.toString();
  }
}
