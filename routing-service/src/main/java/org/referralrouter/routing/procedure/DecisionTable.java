package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One DMN decision table with hit policy COLLECT, compiled. What it means is what Apache KIE makes
 * of it: every cell was read by asking KIE, and whole answers were compared with KIE's when it was
 * loaded. Where a fact has a value that no table could foresee, KIE is asked.
 */
public final class DecisionTable {
  /** Facts that are never all given. */
  private static final long NEVER = -1L;

  private final KieTable definition;
  private final FactLayout layout;
  private final RuleTable text;
  private final long asked;
  private final List<RowMatcher> matchers;
  private final List<Term<Row>> rows;
  private final List<Map<String, List<Term<Boolean>>>> conditions;

  private DecisionTable(
      KieTable definition,
      FactLayout layout,
      long asked,
      List<RowMatcher> matchers,
      List<Term<Row>> rows,
      List<Map<String, List<Term<Boolean>>>> conditions) {
    this.definition = definition;
    this.layout = layout;
    this.text = definition.text();
    this.asked = asked;
    this.matchers = List.copyOf(matchers);
    this.rows = List.copyOf(rows);
    this.conditions = List.copyOf(conditions);
  }

  /**
   * Compiles a table, and compares it.
   *
   * @throws RefusedProcedure where it cannot be compiled, or does not answer as the engine does
   */
  static DecisionTable of(KieTable definition, FactLayout layout) {
    TableShape.require(definition);
    TableCompiler compiler = new TableCompiler(definition, layout);
    DecisionTable table =
        compiled(
            definition,
            layout,
            compiler,
            definition.text().rules().stream().map(compiler::conditions).toList());
    TableComparison.hold(definition, table);
    return table;
  }

  /** A table whose rows have these conditions; nothing is compared. */
  static DecisionTable compiled(
      KieTable definition,
      FactLayout layout,
      TableCompiler compiler,
      List<Map<String, List<Term<Boolean>>>> conditions) {
    List<RowMatcher> matchers = new ArrayList<>();
    for (int from = 0; from < conditions.size(); from += RowMatcher.MOST_ROWS) {
      matchers.add(
          RowMatcher.of(
              conditions
                  .subList(from, Math.min(conditions.size(), from + RowMatcher.MOST_ROWS))
                  .stream()
                  .map(Map::values)
                  .toList()));
    }
    return new DecisionTable(
        definition,
        layout,
        definition.inputs().stream()
            .flatMap(name -> Fact.named(name).stream())
            .mapToLong(fact -> layout.slot(fact).given())
            .reduce(0, (some, more) -> some | more),
        matchers,
        definition.text().rules().stream().map(compiler::outputs).toList(),
        conditions);
  }

  /** A table that asks the engine each time, to compare with. */
  static DecisionTable uncompiled(KieTable definition, FactLayout layout) {
    return new DecisionTable(definition, layout, NEVER, List.of(), List.of(), List.of());
  }

  /** The name of its file. */
  String name() {
    return definition.name();
  }

  /**
   * The rows that match, in the table's order.
   *
   * @throws IllegalStateException where the table cannot be evaluated for these facts
   */
  public List<Row> rows(Facts facts) {
    long[] words = facts.words();
    if ((words[0] & asked) != asked) {
      return definition.rows(facts.only(definition.inputs()));
    }
    List<Row> matching = new ArrayList<>();
    for (int i = 0; i < matchers.size(); i++) {
      long bits = matchers.get(i).matching(words);
      while (bits != 0) {
        matching.add(row(i * RowMatcher.MOST_ROWS + Long.numberOfTrailingZeros(bits), words));
        bits &= bits - 1;
      }
    }
    return Collections.unmodifiableList(matching);
  }

  private Row row(int place, long[] words) {
    Row row = rows.get(place).of(words);
    if (row == null) {
      throw new IllegalStateException("The table " + name() + " has no row for these facts");
    }
    return row;
  }

  /**
   * The rows that match where a fact has this value, found while the procedure is loaded.
   *
   * @throws RefusedProcedure where the table cannot be asked with that fact alone
   */
  List<Row> rowsAtLoad(Fact fact, Object value) {
    try {
      return rows(layout.none().with(fact, value));
    } catch (IllegalStateException cannot) {
      throw new RefusedProcedure(name(), String.valueOf(cannot.getMessage()));
    }
  }

  private boolean holds(int row, String column, Facts facts) {
    if ((facts.words()[0] & asked) != asked) {
      String cell = text.rules().get(row).conditions().getOrDefault(column, "");
      return new Conditions().holds(column, cell, facts.only(inputs()));
    }
    List<Term<Boolean>> parts = conditions.get(row).getOrDefault(column, List.of());
    return parts.stream().anyMatch(part -> Boolean.TRUE.equals(part.of(facts.words())));
  }

  /** The columns of which a row's cell does not hold. */
  List<String> unmet(int row, Facts facts) {
    return conditions.get(row).keySet().stream()
        .filter(column -> !holds(row, column, facts))
        .toList();
  }

  /** How its facts are held. */
  public FactLayout layout() {
    return layout;
  }

  /** What stands in it. */
  public RuleTable text() {
    return text;
  }

  /** The names of the facts that it may be asked with. */
  public List<String> inputs() {
    return definition.inputs();
  }

  /** The facts that a cell asks about: its column's, and each that it names. */
  public Set<String> facts(String column, String cell) {
    return definition.facts(column, cell);
  }

  /** The facts that a row's cell asks about. */
  List<Fact> facts(int row, String column) {
    String cell = text.rules().get(row).conditions().getOrDefault(column, "");
    return facts(column, cell).stream().flatMap(name -> Fact.named(name).stream()).toList();
  }
}
