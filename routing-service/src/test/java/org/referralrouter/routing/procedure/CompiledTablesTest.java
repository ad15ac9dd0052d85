package org.referralrouter.routing.procedure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.referralrouter.routing.procedure.GeneratedConcerns.RECEIVED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Embargo;

/** A compiled table answers as the engine does, or is refused. */
class CompiledTablesTest {
  private static final ProcedureDirectory BUNDLED =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  private static final FactLayout LAYOUT = BUNDLED.table("handling.dmn").layout();

  static Stream<String> files() {
    return ProcedureDirectory.tableFiles().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_wrong_compiler_is_refused_whichever_row_never_matches_or_ignores_a_cell(String file) {
    KieTable definition = KieTable.of(file, BUNDLED.bytes(file));
    TableCompiler compiler = new TableCompiler(definition, LAYOUT);
    List<Map<String, List<Term<Boolean>>>> right =
        definition.text().rules().stream().map(compiler::conditions).toList();
    assertThat(
            TableComparison.hold(
                definition, DecisionTable.compiled(definition, LAYOUT, compiler, right)))
        .isPositive();

    for (int row = 0; row < right.size(); row++) {
      for (String column : right.get(row).keySet()) {
        refused(definition, compiler, changed(right, row, column, List.of(never())));
        Map<String, List<Term<Boolean>>> without = new LinkedHashMap<>(right.get(row));
        without.remove(column);
        refused(definition, compiler, with(right, row, without));
      }
    }
  }

  private static void refused(
      KieTable definition,
      TableCompiler compiler,
      List<Map<String, List<Term<Boolean>>>> conditions) {
    DecisionTable wrong = DecisionTable.compiled(definition, LAYOUT, compiler, conditions);
    assertThatThrownBy(() -> TableComparison.hold(definition, wrong))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining(definition.name())
        .hasMessageContaining("its compiled form gives");
  }

  private static Term<Boolean> never() {
    return new Term<>(
        List.of(Selector.value(LAYOUT.slot(Fact.EMBARGO))), Collections.nCopies(4, false));
  }

  private static List<Map<String, List<Term<Boolean>>>> changed(
      List<Map<String, List<Term<Boolean>>>> right,
      int row,
      String column,
      List<Term<Boolean>> cell) {
    Map<String, List<Term<Boolean>>> cells = new LinkedHashMap<>(right.get(row));
    cells.put(column, cell);
    return with(right, row, cells);
  }

  private static List<Map<String, List<Term<Boolean>>>> with(
      List<Map<String, List<Term<Boolean>>>> right,
      int row,
      Map<String, List<Term<Boolean>>> cells) {
    List<Map<String, List<Term<Boolean>>>> wrong = new ArrayList<>(right);
    wrong.set(row, cells);
    return wrong;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      roles      | ? = ["VICTIM"]
      roles      | count(?) > 1
      roles      | some role in ? satisfies role = "VICTIM" or role = "PARENT"
      roles      | not(list contains(?, "WITNESS")) and count(?) < 3
      harm       | not("NONE")
      harm       | ? = "NONE" or (list contains(roles, "VICTIM") and severity != "LOW")
      severity   | if sexual then ? = "LOW" else ? = "SERIOUS"
      sexual     | null
      categories | list contains(?, "CYBERBULLYING") and not(list contains(?, "HARMFUL_CONTENT"))
      """)
  void any_test_that_the_engine_knows_can_stand_in_a_cell(String column, String cell) {
    KieTable definition =
        KieTable.of("rules-child.dmn", cell("rules-child.dmn", "C1", column, cell));

    DecisionTable table = DecisionTable.of(definition, LAYOUT);

    assertThat(TableComparison.hold(definition, table)).isGreaterThan(48);
  }

  @Test
  void a_cell_that_hangs_on_every_set_of_many_codes_is_refused_with_what_to_write() {
    KieTable definition =
        KieTable.of("handling.dmn", cell("handling.dmn", "H1", "purposes", "count(?) > 2"));

    assertThatThrownBy(() -> DecisionTable.of(definition, LAYOUT))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining("handling.dmn, H1")
        .hasMessageContaining("name in it by list contains each code that counts");
  }

  @Test
  void a_cell_that_the_compiler_reads_differently_is_refused() {
    KieTable definition =
        KieTable.of(
            "rules-child.dmn", cell("rules-child.dmn", "C10", "categories", "count(?) = 3"));

    assertThatThrownBy(() -> DecisionTable.of(definition, LAYOUT))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining("rules-child.dmn, table: its compiled form gives")
        .hasMessageContaining("write the cells of these rows with plain values");
  }

  @Test
  void a_column_that_stands_twice_is_refused() {
    String text = new String(BUNDLED.bytes("not-referred.dmn"), UTF_8);
    List<String> columns =
        Pattern.compile("<inputExpression.*?<text>(.*?)</text>", Pattern.DOTALL)
            .matcher(text)
            .results()
            .map(found -> found.group(1))
            .toList();
    KieTable definition =
        KieTable.of(
            "not-referred.dmn",
            text.replace(
                    "<text>" + columns.getLast() + "</text>\n        </inputExpression>",
                    "<text>" + columns.getFirst() + "</text>\n        </inputExpression>")
                .getBytes(UTF_8));

    assertThatThrownBy(() -> DecisionTable.of(definition, LAYOUT))
        .isInstanceOf(RefusedProcedure.class)
        .hasMessageContaining("column " + columns.getFirst())
        .hasMessageContaining("stands twice");
  }

  @Test
  void decisions_by_the_compiled_tables_are_those_that_the_engine_makes() {
    DecisionMaker engine = EngineDecisions.of(BUNDLED);
    DecisionMaker compiled = BUNDLED.decisions();
    GeneratedConcerns generated = new GeneratedConcerns(20_261_130);
    for (int i = 0; i < 60; i++) {
      Concern concern = generated.next();
      for (Embargo embargo : Embargo.values()) {
        assertThat(compiled.decide(concern, RECEIVED, embargo))
            .as("concern %d, embargo %s", i, embargo)
            .isEqualTo(engine.decide(concern, RECEIVED, embargo));
      }
      assertThat(
              compiled.marks(concern, RECEIVED, Embargo.NONE, Agency.POLICE, null, Set.of("ODD")))
          .as("a purpose that no table knows, concern %d", i)
          .isEqualTo(
              engine.marks(concern, RECEIVED, Embargo.NONE, Agency.POLICE, null, Set.of("ODD")));
    }
  }

  /** A table whose row has another text in a cell. */
  private static byte[] cell(String file, String row, String column, String text) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String before = new String(BUNDLED.bytes(file), UTF_8);
    String after =
        before.replaceAll(
            "(id=\"" + row + "_" + column + "\"><text>)[^<]*",
            "$1" + Matcher.quoteReplacement(escaped));
    assertThat(after).isNotEqualTo(before);
    return after.getBytes(UTF_8);
  }
}
