package org.referralrouter.routing.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Problem;
import org.referralrouter.concern.Reading;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.register.Register;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

class WhyTest {
  private static final Path FILES = Path.of("src", "test", "resources");
  private static final LocalDate RECEIVED = LocalDate.of(2026, 11, 2);
  private static final ProcedureDirectory PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  private static final Why WHY =
      new Why(PROCEDURE.reasons(), Register.of(PROCEDURE).texts(), RECEIVED);

  @ParameterizedTest
  @ValueSource(strings = {"06-low-level-name-calling", "12-hr-contact-is-the-suspect"})
  void a_scenario_is_told_in_tables(String scenario) throws IOException {
    String told =
        WHY.decided(1, concern(scenario)).replace(PROCEDURE.procedure().digest(), "sha256:…");

    assertThat(told).isEqualTo(Files.readString(FILES.resolve("why/" + scenario + ".txt")));
  }

  @Test
  void a_row_that_did_not_apply_says_what_the_facts_are() throws IOException {
    assertThat(because("S2", "12-hr-contact-is-the-suspect"))
        .containsExactly(entry("barredAgencies", List.of("HR_ALLEGATIONS")));
    assertThat(because("C9", "06-low-level-name-calling"))
        .containsExactly(entry("severity", "LOW"));
  }

  @Test
  void a_child_who_cannot_be_identified_is_named_as_passed_over() {
    Concern concern =
        read(
            "{\"categories\":[\"ONLINE_GROOMING\"],\"summary\":\"Words.\",\"reporter\":{\"organisation\":\"Example\"},"
                + "\"people\":[{\"ref\":\"child-1\",\"roles\":[\"VICTIM\"],\"ageGroup\":\"CHILD\",\"identified\":\"NO\"}]}");

    assertThat(WHY.decided(1, concern).lines())
        .anySatisfy(line -> assertThat(line).contains("child-1").contains("identified: NO"));
  }

  @Test
  void nothing_that_a_reporter_wrote_is_told() {
    Concern concern =
        read(
            "{\"categories\":[\"ONLINE_GROOMING\"],\"summary\":\"MARK1\",\"reporter\":{\"organisation\":\"MARK2\",\"name\":\"MARK3\"},"
                + "\"people\":[{\"ref\":\"child-1\",\"roles\":[\"VICTIM\"],\"ageGroup\":\"CHILD\",\"name\":\"MARK4\",\"address\":\"MARK5\"}]}");

    assertThat(WHY.decided(1, concern)).contains("child-1").doesNotContain("MARK");
  }

  @Test
  void a_refused_concern_keeps_its_place() {
    assertThat(WHY.refused(3, List.of(new Problem("/categories", "must be given"))))
        .startsWith("Concern 3 is refused");
  }

  private static Map<String, Object> because(String rule, String scenario) throws IOException {
    return WHY.reasons().explain(concern(scenario), RECEIVED).considered().stream()
        .filter(considered -> considered.rule().id().equals(rule))
        .findFirst()
        .orElseThrow()
        .because();
  }

  private static Concern concern(String scenario) throws IOException {
    JsonNode file =
        Json.mapper().readTree(Files.readString(FILES.resolve("scenarios/" + scenario + ".json")));
    return read(Json.mapper().writeValueAsString(file.get("concern")));
  }

  private static Concern read(String json) {
    return switch (ConcernJson.read(json.getBytes(UTF_8), AgenciesFile.bundled())) {
      case Reading.Accepted(var concern) -> concern;
      case Reading.Refused(var problems) -> throw new AssertionError(problems.toString());
      case Reading.Unreadable(var detail) -> throw new AssertionError(detail);
    };
  }
}
