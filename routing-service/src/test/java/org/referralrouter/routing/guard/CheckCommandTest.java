package org.referralrouter.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.wire.Json;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class CheckCommandTest {
  @TempDir private Path directory;
  private final StringWriter out = new StringWriter();

  @Test
  void a_procedure_that_keeps_every_guard_may_decide() throws IOException {
    BrokenCopy.in(directory);

    assertThat(check()).isZero();
    assertThat(out.toString()).contains("staffordshire-e-safety 1").contains("It may decide");
  }

  @Test
  void each_row_and_field_that_is_refused_is_told() throws IOException {
    BrokenCopy.in(directory)
        .without("confidentiality.dmn", "K1")
        .with("clocks.json", "PT4H", "P4D");

    assertThat(check()).isEqualTo(2);
    assertThat(out.toString())
        .contains("It is refused:")
        .contains("confidentiality.dmn, K1: every procedure must hold that sexual abuse opens")
        .contains("clocks.json, receiptWithin.URGENT: must be at most 24 hours");
  }

  @Test
  void as_json_it_is_json_alone() throws IOException {
    BrokenCopy.in(directory).with("clocks.json", "PT4H", "P4D");

    assertThat(check("--json")).isEqualTo(2);
    JsonNode answer = Json.mapper().readTree(out.toString());
    assertThat(answer.path("procedure").path("version").asString()).isEqualTo("1");
    assertThat(answer.path("refusals").path(0).path("file").asString()).isEqualTo("clocks.json");
  }

  private int check(String... more) {
    String[] words = new String[more.length + 1];
    System.arraycopy(more, 0, words, 0, more.length);
    words[more.length] = directory.toString();
    return new CommandLine(new CheckCommand()).setOut(new PrintWriter(out, true)).execute(words);
  }
}
