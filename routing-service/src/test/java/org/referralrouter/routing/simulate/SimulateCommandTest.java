package org.referralrouter.routing.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.referralrouter.wire.Json;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

@Execution(ExecutionMode.CONCURRENT)
class SimulateCommandTest {
  private static final String GROOMING =
      "{\"categories\":[\"ONLINE_GROOMING\"],\"summary\":\"Words.\",\"organisedAbuse\":\"%s\",\"reporter\":{\"organisation\":\"Example\"}%s}";
  private static final String BULLYING =
      "{\"categories\":[\"CYBERBULLYING\"],\"summary\":\"Words.\",\"immediateDanger\":\"NO\",\"crimeAlleged\":\"NO\",\"bullying\":{\"severity\":\"LOW\"},\"reporter\":{\"organisation\":\"Example\"}}";
  private static final String SUSPECT =
      ",\"people\":[{\"ref\":\"suspect-1\",\"roles\":[\"SUSPECT\"],\"ageGroup\":\"ADULT\"}]";

  @TempDir private Path directory;
  private Candidate candidate;
  private Path concerns;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void past_concerns_and_a_candidate() throws IOException {
    candidate = Candidate.in(Files.createDirectory(directory.resolve("candidate")));
    concerns = directory.resolve("concerns.ndjson");
    Files.write(
        concerns,
        List.of(
            GROOMING.formatted("YES", ""),
            GROOMING.formatted("NO", SUSPECT),
            BULLYING,
            "{\"categories\":[]}"));
  }

  @Test
  void a_candidate_that_changes_nothing_is_alike_in_everything() {
    assertThat(simulate("--json")).as(err.toString()).isZero();
    assertThat(json().path("alike").asInt()).isEqualTo(3);
    assertThat(json().path("madeUp").path("alike"))
        .isEqualTo(json().path("madeUp").path("concerns"));
    assertThat(json().path("changes")).isEmpty();
    assertThat(json().path("candidate").path("version").asString()).isEqualTo("2");
  }

  @Test
  void a_struck_rule_loses_a_referral_and_the_exit_code_says_so() throws IOException {
    candidate.withoutP13();

    assertThat(simulate("--json")).isEqualTo(3);
    assertThat(json().path("lost").asInt()).isEqualTo(1);
    assertThat(past())
        .singleElement()
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    {"effect": "WEAKER", "agency": "SOCIAL_CARE", "what": "referral", "before": "URGENT COMPLEX_ABUSE",
                     "after": "none", "rules": ["P13"], "concerns": 1, "examples": ["concern 1"], "shown": "PAST"}
                    """));
  }

  @Test
  void what_is_no_concern_is_told_without_its_content_and_counted() {
    assertThat(simulate("--json")).isZero();
    assertThat(json().path("refused").asInt()).isEqualTo(1);
    assertThat(err.toString()).contains("concern 4: /summary is required");
  }

  @Test
  void a_refused_candidate_is_not_tried() throws IOException {
    candidate.with("rules-duty-desk.dmn", "(?s)<rule id=\"F1\">.*?</rule>", "");

    assertThat(simulate()).isEqualTo(2);
    assertThat(err.toString()).contains("The candidate is refused", "silence is never an outcome");
  }

  @Test
  void a_refused_candidate_is_json_too_where_that_is_asked_for() throws IOException {
    candidate.with("rules-duty-desk.dmn", "(?s)<rule id=\"F1\">.*?</rule>", "");

    assertThat(simulate("--json")).isEqualTo(2);
    assertThat(json().path("refusals").toString()).contains("silence is never an outcome");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_missing_file_is_said_so() {
    concerns = directory.resolve("none.ndjson");

    assertThat(simulate()).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file");
  }

  private List<JsonNode> past() {
    return json()
        .path("changes")
        .valueStream()
        .filter(change -> change.path("shown").asString().equals("PAST"))
        .toList();
  }

  private JsonNode json() {
    return Json.mapper().readTree(out.toString());
  }

  private int simulate(String... more) {
    CommandLine command =
        new CommandLine(new SimulateCommand())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    List<String> words =
        new ArrayList<>(
            List.of("--candidate", candidate.directory().toString(), concerns.toString()));
    words.addAll(List.of(more));
    return command.execute(words.toArray(String[]::new));
  }
}
