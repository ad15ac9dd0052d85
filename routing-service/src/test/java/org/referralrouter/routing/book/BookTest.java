package org.referralrouter.routing.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.referralrouter.decision.Procedure;
import org.referralrouter.routing.procedure.ProcedureDirectory;

class BookTest {
  private static final ProcedureDirectory PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");

  @Test
  void the_same_procedure_gives_the_same_bytes() {
    assertThat(new Page().of(Book.of(PROCEDURE))).isEqualTo(new Page().of(Book.of(PROCEDURE)));
  }

  @Test
  void every_row_of_every_table_stands_in_the_book() {
    List<String> told =
        Book.of(PROCEDURE).chapters().stream()
            .flatMap(chapter -> chapter.lines().stream())
            .map(Book.Line::rule)
            .toList();

    PROCEDURE
        .tables()
        .forEach(table -> table.rules().forEach(rule -> assertThat(told).contains(rule.id())));
  }

  @Test
  void a_row_is_told_in_words_with_whose_reading_it_is() {
    Book.Line line =
        Book.of(PROCEDURE).chapters().stream()
            .flatMap(chapter -> chapter.lines().stream())
            .filter(each -> each.rule().equals("C6"))
            .findFirst()
            .orElseThrow();

    assertThat(line.kind()).isEqualTo("Rule for each child");
    assertThat(line.effect())
        .isEqualTo(
            "To Children's Social Care, urgent: Find out whether the child was forced or groomed.");
    assertThat(line.reading()).isEqualTo("The board’s reading.");
    assertThat(line.why()).isNotBlank();
  }

  @Test
  void what_a_board_writes_is_text_and_never_markup() {
    Book book = Book.of(PROCEDURE);
    Book strange =
        new Book(
            new Procedure("a\"; } </style><script>", "<b>1</b>", "sha256:00"),
            "<script>alert(1)</script>",
            book.chapters(),
            book.interpretations(),
            book.clocks(),
            book.shared());

    assertThat(new Page().of(strange))
        .doesNotContain("<script>", "<b>1</b>")
        .contains("&lt;script&gt;");
  }
}
