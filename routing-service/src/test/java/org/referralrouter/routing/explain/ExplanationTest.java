package org.referralrouter.routing.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Json;

class ExplanationTest {
  private static final DecisionMaker PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1").decisions();
  private static final String GROOMING = aConcern("ONLINE_GROOMING");
  private static final String BULLYING = aConcern("CYBERBULLYING");

  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private boolean allDecided;

  @Test
  void each_line_gets_its_decision_in_order() throws IOException {
    List<String> lines = explain(GROOMING + "\n\n" + BULLYING + "\n" + GROOMING);

    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).contains("CEOP_PREPARATION").isEqualTo(lines.get(2));
    assertThat(lines.get(1)).contains("Q7").doesNotContain("CEOP_PREPARATION");
    assertThat(allDecided).isTrue();
  }

  @Test
  void one_concern_may_span_lines() throws IOException {
    String spread =
        Json.mapper()
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(Json.mapper().readTree(GROOMING));

    assertThat(spread).contains("\n");
    assertThat(explain(spread)).isEqualTo(explain(GROOMING));
  }

  @Test
  void a_refused_concern_keeps_its_place_and_names_its_errors() throws IOException {
    List<String> lines = explain(GROOMING + "\n{\"categories\":[]}\nrubbish\n" + BULLYING);

    assertThat(lines).hasSize(4);
    assertThat(Json.mapper().readTree(lines.get(1)).at("/errors/0/pointer").asString())
        .startsWith("/");
    assertThat(lines.get(2)).contains("errors");
    assertThat(lines.get(3)).contains("Q7");
    assertThat(errors.toString(UTF_8)).contains("concern 2").contains("concern 3");
    assertThat(allDecided).isFalse();
  }

  @Test
  void a_byte_order_mark_and_times_without_seconds_are_read() throws IOException {
    String timed = GROOMING.replace("}}", "},\"occurredAt\":\"2026-11-02T19:30Z\"}");

    assertThat(explain("\uFEFF" + timed)).isEqualTo(explain(GROOMING));
    assertThat(allDecided).isTrue();
  }

  @Test
  void a_time_that_is_none_costs_its_own_line_alone() throws IOException {
    String timeless = GROOMING.replace("}}", "},\"occurredAt\":\"yesterday\"}");

    List<String> lines = explain(timeless + "\n" + GROOMING);
    assertThat(lines.getFirst()).contains("/occurredAt");
    assertThat(lines.getLast()).isEqualTo(explain(GROOMING).getFirst());
  }

  @Test
  void nothing_to_explain_is_an_error() throws IOException {
    assertThat(explain("\n")).singleElement().asString().contains("nothing to read");
    assertThat(allDecided).isFalse();
  }

  private List<String> explain(String input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Explanation explanation =
        new Explanation(
            new DecisionLines(PROCEDURE, LocalDate.of(2026, 11, 2)),
            AgenciesFile.bundled(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(errors, true, UTF_8));
    allDecided = explanation.of(new ByteArrayInputStream(input.getBytes(UTF_8)));
    return out.toString(UTF_8).lines().toList();
  }

  private static String aConcern(String category) {
    return "{\"categories\":[\"%s\"],\"summary\":\"Words.\",\"reporter\":{\"organisation\":\"Example\"}}"
        .formatted(category);
  }
}
