package org.referralrouter.routing.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
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
    Book book = Book.of(PROCEDURE);
    List<String> told =
        Stream.concat(
                book.chapters().stream().flatMap(chapter -> chapter.lines().stream()),
                book.beside().stream())
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
  void a_category_is_told_with_the_groups_that_it_counts_as() {
    Book.Line line =
        Book.of(PROCEDURE).beside().stream()
            .filter(each -> each.rule().equals("PSEUDO_IMAGES"))
            .findFirst()
            .orElseThrow();

    assertThat(line.kind()).isEqualTo("Category");
    assertThat(line.effect()).isEqualTo("It counts as: sexual abuse, abuse images.");
  }

  @Test
  void a_question_of_two_agencies_names_both() {
    assertThat(effects("Q14"))
        .containsOnly("Asked of the Police or the duty desk: Which child was harmed?");
  }

  @Test
  void the_row_that_opens_the_embargo_says_so() {
    assertThat(effects("K1"))
        .allSatisfy(effect -> assertThat(effect).contains("It opens the embargo"));
  }

  private static List<String> effects(String rule) {
    return Book.of(PROCEDURE).chapters().stream()
        .flatMap(chapter -> chapter.lines().stream())
        .filter(line -> line.rule().equals(rule))
        .map(Book.Line::effect)
        .toList();
  }

  @Test
  void what_a_board_writes_is_text_and_never_markup() {
    Book book = Book.of(PROCEDURE);
    Book strange =
        new Book(
            new Procedure("a\"; } </style><script>", "<b>1</b>", "sha256:00"),
            "<script>alert(1)</script>",
            book.chapters(),
            book.beside(),
            book.interpretations(),
            book.clocks(),
            book.shared());

    assertThat(new Page().of(strange))
        .doesNotContain("<script>", "<b>1</b>")
        .contains("&lt;script&gt;");
  }
}
