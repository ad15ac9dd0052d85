package org.referralrouter.routing.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcedureDirectoryTest {
  private static final String ID = "staffordshire-e-safety";
  private static final ProcedureDirectory BUNDLED = ProcedureDirectory.bundled(ID, "1");

  @TempDir private Path board;
  private Path own;

  @BeforeEach
  void a_board_with_a_copy_of_the_procedure() throws IOException {
    own = Files.createDirectories(board.resolve(ID).resolve("1"));
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/procedures", ID, "1"))) {
      for (Path file : files.toList()) {
        Files.copy(file, own.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void a_copy_has_the_same_digest_wherever_it_lies() {
    assertThat(ProcedureDirectory.at(own).procedure()).isEqualTo(BUNDLED.procedure());
  }

  @Test
  void a_change_of_one_byte_of_any_file_changes_the_digest() throws IOException {
    try (Stream<Path> files = Files.list(own)) {
      for (Path file : files.toList()) {
        byte[] before = Files.readAllBytes(file);
        Files.writeString(file, Files.readString(file) + " ");
        assertThat(ProcedureDirectory.at(own).procedure().digest())
            .as(file.getFileName().toString())
            .isNotEqualTo(BUNDLED.procedure().digest());
        Files.write(file, before);
      }
    }
  }

  @Test
  void a_board_chooses_among_its_own_versions_and_the_ones_that_come_along() throws IOException {
    Path second = Files.createDirectories(board.resolve(ID)).resolve("2");
    Files.move(own, second);
    Path description = second.resolve("procedure.json");
    Files.writeString(
        description,
        Files.readString(description).replace("\"version\": \"1\"", "\"version\": \"2\""));
    Procedures procedures = new Procedures(Optional.of(board));

    assertThat(procedures.find(ID, "2").procedure().version()).isEqualTo("2");
    assertThat(procedures.find(ID, "1").procedure()).isEqualTo(BUNDLED.procedure());
  }

  @Test
  void a_directory_that_names_another_version_than_it_holds_is_refused() throws IOException {
    Files.move(own, board.resolve(ID).resolve("3"));

    assertThatThrownBy(() -> new Procedures(Optional.of(board)).find(ID, "3"))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining("procedure.json")
        .hasMessageContaining("not those of its directory");
  }

  @Test
  void a_missing_file_is_named() throws IOException {
    Files.delete(own.resolve("advice.dmn"));

    assertThatThrownBy(() -> ProcedureDirectory.at(own))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining("advice.dmn: the file is missing");
  }

  @Test
  void a_description_that_is_none_is_refused() throws IOException {
    Files.writeString(own.resolve("procedure.json"), "{\"id\": ");
    assertThatThrownBy(() -> ProcedureDirectory.at(own))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining("procedure.json: is not JSON");

    Files.writeString(own.resolve("procedure.json"), "{\"id\": \"x\", \"title\": \"X\"}");
    assertThatThrownBy(() -> ProcedureDirectory.at(own))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining("procedure.json: has no version");
  }

  @Test
  void a_procedure_that_is_nowhere_is_refused() {
    assertThatThrownBy(() -> Procedures.bundled().find("no-such-procedure", "1"))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining("/procedures/no-such-procedure/1/");
  }
}
