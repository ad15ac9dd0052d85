package org.referralrouter.routing.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A board's tables that leave out what the others rest on are refused by name. */
class RefusedTablesTest {
  @TempDir private Path board;

  @BeforeEach
  void a_board_with_a_copy_of_the_procedure() throws IOException {
    ProcedureDirectory.bundled("staffordshire-e-safety", "1").copyTo(board);
  }

  @ParameterizedTest
  @CsvSource({
    "categories.dmn, sexual",
    "positions.dmn, effect",
    "advice.dmn, standsAlone",
    "confidentiality.dmn, embargoEffect",
    "questions-unrouted.dmn, urgency",
    "rules-child.dmn, agency",
    "handling.dmn, instructions"
  })
  void a_column_that_is_missing_is_named(String file, String column) throws IOException {
    change(file, "name=\"" + column + "\"", "name=\"other\"");

    refused(file, "has no column " + column);
  }

  @Test
  void a_category_that_has_not_exactly_one_row_is_named() throws IOException {
    change(
        "categories.dmn",
        "<text>\"HARMFUL_CONTENT\"</text></inputEntry>",
        "<text>\"CYBERBULLYING\"</text></inputEntry>");

    refused("categories.dmn", "CYBERBULLYING must have one row, and has 2");
  }

  @Test
  void a_category_that_leaves_a_group_open_is_named() throws IOException {
    change(
        "categories.dmn",
        "<outputEntry id=\"PSEUDO_IMAGES_out_images\"><text>true</text>",
        "<outputEntry id=\"PSEUDO_IMAGES_out_images\"><text>\"maybe\"</text>");

    refused("categories.dmn", "row PSEUDO_IMAGES must say true or false in the column images");
  }

  @Test
  void a_position_with_an_effect_that_there_is_not_is_named() throws IOException {
    change("positions.dmn", "\"BARRED\"", "\"FROWNED_UPON\"");

    refused("positions.dmn", "row S2_HR_CONTACT: its effect must be one of [BARRED, RESTRICTED]");
  }

  @Test
  void a_flag_that_does_not_say_what_it_has_to_do_with_the_embargo_is_named() throws IOException {
    change("confidentiality.dmn", "\"OPENS\"", "\"PERHAPS\"");

    refused("confidentiality.dmn", "row K1 must say in the column embargoEffect one of");
  }

  @Test
  void advice_that_leaves_open_whether_it_stands_alone_is_named() throws IOException {
    change(
        "advice.dmn",
        "<outputEntry id=\"A2_out_standsAlone\"><text>true</text>",
        "<outputEntry id=\"A2_out_standsAlone\"><text>null</text>");

    refused("advice.dmn", "row A2 must say true or false in the column standsAlone");
  }

  @Test
  void a_question_that_could_be_lost_is_named() throws IOException {
    change(
        "questions-unrouted.dmn",
        "<inputEntry id=\"Q_UNROUTED_agency\"><text>-</text>",
        "<inputEntry id=\"Q_UNROUTED_agency\"><text>\"POLICE\"</text>");

    refused("questions-unrouted.dmn", "no row says where a question to SOCIAL_CARE goes");
  }

  @Test
  void a_board_moves_a_category_into_another_group_without_a_line_of_java() throws IOException {
    change(
        "categories.dmn",
        "<outputEntry id=\"HARMFUL_CONTENT_out_peer\"><text>false</text>",
        "<outputEntry id=\"HARMFUL_CONTENT_out_peer\"><text>true</text>");

    assertThat(ProcedureDirectory.at(board).categoryGroups().categories("peer")).hasSize(4);
  }

  private void change(String file, String from, String to) throws IOException {
    String text = Files.readString(board.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(board.resolve(file), text.replace(from, to));
  }

  private void refused(String file, String why) {
    assertThatThrownBy(() -> ProcedureDirectory.at(board).decisions())
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining(file)
        .hasMessageContaining(why);
  }
}
