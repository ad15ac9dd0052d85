package org.referralrouter.routing.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.RefusedProcedure;
import org.referralrouter.wire.Json;
import picocli.CommandLine;
import tools.jackson.databind.node.ObjectNode;

class DiffCommandTest {
  private static final String CURRENT = "staffordshire-e-safety/1";

  @TempDir private Path other;
  private final StringWriter out = new StringWriter();

  @BeforeEach
  void a_copy() throws IOException {
    ProcedureDirectory.bundled("staffordshire-e-safety", "1").copyTo(other);
  }

  @Test
  void copies_have_all_alike() {
    assertThat(diff()).isZero();
    assertThat(out.toString()).contains("They have all alike.");
  }

  @Test
  void a_struck_row_is_told_in_its_words() throws IOException {
    change("rules-concern.dmn", "(?s)<rule id=\"P13\">.*?</rule>", "");

    assertThat(diff()).isZero();
    assertThat(out.toString())
        .containsPattern("struck +P13 +Organised or complex abuse|struck +P13 +\\S.*abuse");
  }

  @Test
  void a_changed_row_is_told_cell_by_cell() throws IOException {
    change(
        "rules-concern.dmn",
        "P2_out_urgency\"><text>\"URGENT\"",
        "P2_out_urgency\"><text>\"STANDARD\"");
    change("rules-concern.dmn", "P2_sexual\"><text>true", "P2_sexual\"><text>-");

    assertThat(diff()).isZero();
    assertThat(out.toString())
        .containsPattern("changed +P2 +\\S")
        .contains("urgency: \"URGENT\" → \"STANDARD\"")
        .contains("sexual: true → -");
  }

  @Test
  void an_added_row_is_told_in_its_words() throws IOException {
    change("rules-concern.dmn", "(?s)<rule id=\"P13\">.*?</rule>", "");

    assertThat(
            new CommandLine(new DiffCommand())
                .setOut(new PrintWriter(out, true))
                .execute(other.toString(), CURRENT))
        .isZero();
    assertThat(out.toString()).containsPattern("added +P13 +\\S");
  }

  @Test
  void fields_clocks_and_other_files_are_told() throws IOException {
    change("need-to-know.json", "\"online\": \\[\"kind\"\\]", "\"online\": [\"kind\", \"url\"]");
    change(
        "need-to-know.json",
        "\"subject\": \\[\"ref\", \"name\", \"employment\"\\]",
        "\"subject\": [\"ref\", \"name\"]");
    change("clocks.json", "PT4H", "P4D");
    change("texts.json", "\\A", "\n");

    assertThat(diff()).isZero();
    assertThat(out.toString())
        .containsPattern("told that they were not\\s+SOCIAL_CARE +online: url")
        .containsPattern("told no longer\\s+HR_ALLEGATIONS +subject: employment")
        .contains("receiptWithin.URGENT: 4 hours → 96 hours")
        .containsPattern("Files that decide nothing\\s+texts.json");
  }

  @Test
  void an_agencys_own_times_are_told_where_they_differ_from_those_it_had() throws IOException {
    ObjectNode clocks =
        (ObjectNode) Json.mapper().readTree(Files.readAllBytes(other.resolve("clocks.json")));
    ObjectNode times = clocks.deepCopy();
    times.remove("workingHours");
    ((ObjectNode) times.get("boardAfter")).putObject("URGENT").put("elapsed", "PT1H");
    clocks.putObject("agencies").set("POLICE", times);
    Files.write(other.resolve("clocks.json"), Json.mapper().writeValueAsBytes(clocks));

    assertThat(diff()).isZero();
    assertThat(out.toString())
        .contains("agencies.POLICE.boardAfter.URGENT: 4 hours → 1 hour")
        .doesNotContain("agencies.POLICE.receiptWithin");
  }

  @Test
  void a_place_without_a_procedure_is_refused() {
    CommandLine command = new CommandLine(new DiffCommand());
    command.setExecutionExceptionHandler(
        (fault, _, _) -> fault instanceof RefusedProcedure ? 2 : 1);

    assertThat(command.execute(CURRENT, other.resolve("nowhere").toString())).isEqualTo(2);
  }

  private int diff() {
    return new CommandLine(new DiffCommand())
        .setOut(new PrintWriter(out, true))
        .execute(CURRENT, other.toString());
  }

  private void change(String file, String whole, String changed) throws IOException {
    Path path = other.resolve(file);
    String before = Files.readString(path);
    String after = before.replaceAll(whole, changed);
    assertThat(after).isNotEqualTo(before);
    Files.writeString(path, after);
  }
}
