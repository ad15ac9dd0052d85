package org.referralrouter.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.Procedures;

class AcceptanceTest {
  private static final String ID = "staffordshire-e-safety";

  @TempDir private Path board;
  private Path second = Path.of("");

  @BeforeEach
  void a_board_with_a_second_version() throws IOException {
    second = Files.createDirectories(board.resolve(ID).resolve("2"));
    ProcedureDirectory.bundled(ID, "1").copyTo(second);
    mend("procedure.json", "\"version\": \"1\"", "\"version\": \"2\"");
  }

  @Test
  void a_version_that_keeps_every_guard_may_decide() {
    Acceptance acceptance = asked("2");

    assertThat(acceptance.accepted()).as("%s", acceptance.refusals()).isTrue();
    assertThat(acceptance.asked()).isEqualTo(ProcedureDirectory.at(second).procedure());
  }

  @Test
  void a_version_that_does_not_may_not_and_every_row_is_told() throws IOException {
    mend("rules-concern.dmn", "P2_out_paragraphs\"><text>[\"13\"]", "P2_out_paragraphs\"><text>[]");
    mend(
        "rules-concern.dmn",
        "P3_out_urgency\"><text>\"URGENT\"",
        "P3_out_urgency\"><text>\"SOON\"");

    Acceptance acceptance = asked("2");

    assertThat(acceptance.accepted()).isFalse();
    assertThat(acceptance.refusals()).extracting(Refusal::row).contains("P2", "P3");
  }

  @Test
  void a_version_whose_files_are_not_all_there_is_refused_without_a_digest() throws IOException {
    Files.delete(second.resolve("advice.dmn"));

    Acceptance acceptance = asked("2");

    assertThat(acceptance.asked().version()).isEqualTo("2");
    assertThat(acceptance.asked().digest()).isEqualTo(Acceptance.UNREADABLE);
    assertThat(acceptance.refusals().toString()).contains("advice.dmn: the file is missing");
  }

  private Acceptance asked(String version) {
    return Acceptance.of(new Procedures(Optional.of(board)), ID, version);
  }

  private void mend(String file, String whole, String broken) throws IOException {
    String before = Files.readString(second.resolve(file));
    assertThat(before).contains(whole);
    Files.writeString(second.resolve(file), before.replace(whole, broken));
  }
}
