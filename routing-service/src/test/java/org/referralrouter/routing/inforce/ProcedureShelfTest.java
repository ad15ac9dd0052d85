package org.referralrouter.routing.inforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.decision.Procedure;
import org.referralrouter.wire.AgenciesFile;

class ProcedureShelfTest {
  @TempDir private Path directory;
  private BoardVersions board = new BoardVersions(Path.of(""));

  @BeforeEach
  void a_board() {
    board = new BoardVersions(directory.resolve("board"));
  }

  @Test
  void the_version_that_comes_along_is_there() {
    assertThat(shelf().get(BoardVersions.BUNDLED.procedure()).procedure())
        .isEqualTo(BoardVersions.BUNDLED.procedure());
  }

  @Test
  void a_version_that_was_in_force_here_is_there_though_its_directory_was_edited_or_is_gone()
      throws IOException {
    Procedure second = board.version("2");
    shelf().get(second);
    board.change("2", "clocks.json", "PT15M", "PT10M");
    assertThat(shelf().get(second).procedure()).isEqualTo(second);

    board.delete("2");
    assertThat(shelf().get(second).procedure()).isEqualTo(second);
  }

  @Test
  void a_version_that_is_nowhere_is_a_fault_that_says_where_to_put_it() throws IOException {
    board.version("2");
    Procedure other = new Procedure(BoardVersions.ID, "2", "sha256:of-other-files");

    assertThatThrownBy(() -> shelf().get(other))
        .isInstanceOf(MissingProcedure.class)
        .hasMessageContaining("version 2 of staffordshire-e-safety (sha256:of-other-files)")
        .hasMessageContaining("staffordshire-e-safety/2/");
  }

  private ProcedureShelf shelf() {
    return new ProcedureShelf(
        board.procedures(), directory.resolve("state/accepted"), AgenciesFile.bundled());
  }
}
