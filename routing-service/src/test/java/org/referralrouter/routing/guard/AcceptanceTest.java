package org.referralrouter.routing.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.Procedures;
import org.referralrouter.routing.procedure.RefusedProcedure;

class AcceptanceTest {
  private static final String ID = "staffordshire-e-safety";

  @TempDir private Path directory;
  private Path second;
  private Acceptance acceptance;

  @BeforeEach
  void a_board_with_a_second_version() throws IOException {
    Path board = directory.resolve("board");
    second = Files.createDirectories(board.resolve(ID).resolve("2"));
    ProcedureDirectory.bundled(ID, "1").copyTo(second);
    mend("procedure.json", "\"version\": \"1\"", "\"version\": \"2\"");
    acceptance =
        new Acceptance(new Procedures(Optional.of(board)), directory.resolve("state/accepted"));
    Files.createDirectories(directory.resolve("state"));
  }

  @Test
  void an_accepted_version_decides() {
    Acceptance.InForce inForce = acceptance.choose(ID, "2");

    assertThat(inForce.refusals()).isEmpty();
    assertThat(inForce.procedure().procedure().version()).isEqualTo("2");
  }

  @Test
  void where_a_candidate_is_refused_the_running_version_stays() throws IOException {
    acceptance.choose(ID, "1");
    mend("rules-concern.dmn", "P2_out_paragraphs\"><text>[\"13\"]", "P2_out_paragraphs\"><text>[]");

    Acceptance.InForce inForce = acceptance.choose(ID, "2");

    assertThat(inForce.procedure().procedure())
        .isEqualTo(ProcedureDirectory.bundled(ID, "1").procedure());
    assertThat(inForce.refusals())
        .anySatisfy(
            refusal -> {
              assertThat(refusal.file()).isEqualTo("rules-concern.dmn");
              assertThat(refusal.row()).isEqualTo("P2");
              assertThat(refusal.reason()).contains("paragraph");
            });
  }

  @Test
  void a_version_in_force_that_is_edited_into_a_broken_one_stays_as_it_was() throws IOException {
    String before = acceptance.choose(ID, "2").procedure().procedure().digest();
    Files.delete(second.resolve("advice.dmn"));

    Acceptance.InForce inForce = acceptance.choose(ID, "2");

    assertThat(inForce.procedure().procedure().digest()).isEqualTo(before);
    assertThat(inForce.refusals().toString()).contains("advice.dmn: the file is missing");
  }

  @Test
  void where_none_was_accepted_before_nothing_starts_and_every_row_is_told() throws IOException {
    mend("rules-concern.dmn", "P2_out_paragraphs\"><text>[\"13\"]", "P2_out_paragraphs\"><text>[]");
    mend(
        "rules-concern.dmn",
        "P3_out_urgency\"><text>\"URGENT\"",
        "P3_out_urgency\"><text>\"SOON\"");

    assertThatThrownBy(() -> acceptance.choose(ID, "2"))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining("rules-concern.dmn, P2")
        .hasMessageContaining("rules-concern.dmn, P3");
  }

  private void mend(String file, String whole, String broken) throws IOException {
    String before = Files.readString(second.resolve(file));
    assertThat(before).contains(whole);
    Files.writeString(second.resolve(file), before.replace(whole, broken));
  }
}
