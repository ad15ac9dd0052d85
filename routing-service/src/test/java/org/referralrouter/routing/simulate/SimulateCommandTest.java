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
  void a_candidate_that_changes_nothing_loses_nothing() {
    assertThat(simulate("--json")).isZero();
    assertThat(json().path("alike").asInt()).isEqualTo(3);
    assertThat(json().path("changes")).isEmpty();
    assertThat(json().path("candidate").path("version").asString()).isEqualTo("2");
  }

  @Test
  void a_struck_rule_loses_a_referral_and_the_exit_code_says_so() throws IOException {
    candidate.withoutP13();

    assertThat(simulate("--json")).isEqualTo(3);
    assertThat(json().path("lost").asInt()).isEqualTo(1);
    assertThat(json().path("changes"))
        .singleElement()
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    {"change": "LOST", "agency": "SOCIAL_CARE", "rule": "P13", "referrals": 1, "examples": ["concern 1"]}
                    """));
  }

  @Test
  void a_new_rule_gains_a_referral() throws IOException {
    candidate.withP15();

    assertThat(simulate("--json")).as(err.toString()).isZero();
    assertThat(json().path("gained").asInt()).isEqualTo(1);
    assertThat(json().path("changes").path(0).path("rule").asString()).isEqualTo("P15");
    assertThat(json().path("changes").path(0).path("agency").asString()).isEqualTo("POLICE");
    assertThat(json().path("changes").path(0).path("examples").toString())
        .isEqualTo("[\"concern 3\"]");
  }

  @Test
  void another_urgency_changes_a_referral_where_nothing_more_urgent_stands_beside_it()
      throws IOException {
    candidate
        .withP2Standard()
        .with(
            "rules-concern.dmn",
            "P1_out_urgency\"><text>\"URGENT\"",
            "P1_out_urgency\"><text>\"STANDARD\"");

    assertThat(simulate()).isZero();
    assertThat(out.toString())
        .contains("0 lost, 0 gained, 1 changed")
        .containsPattern("changed +POLICE +P1 +1 +concern 2")
        .containsPattern("changed +POLICE +P2 +1 +concern 2");
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
  void a_missing_file_is_said_so() {
    concerns = directory.resolve("none.ndjson");

    assertThat(simulate()).isEqualTo(1);
    assertThat(err.toString()).contains("There is no file");
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
