package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of a table by asking the engine what each says, so that any test that the engine
 * knows can stand in one.
 */
final class TableCompiler {
  private static final Pattern OWN_WORDS = Pattern.compile("\\b(if|for|some|every|function)\\b");

  /** Up to so many bits a cell is asked as a whole. */
  private static final int FEW_BITS = 8;

  private final Conditions engine = new Conditions();
  private final KieTable table;
  private final FactLayout layout;
  private final Map<List<String>, List<Term<Boolean>>> cells = new HashMap<>();

  TableCompiler(KieTable table, FactLayout layout) {
    this.table = table;
    this.layout = layout;
  }

  /**
   * The cells of a row, each by its column, as parts of which one must hold.
   *
   * @throws RefusedProcedure where one looks at too much
   */
  Map<String, List<Term<Boolean>>> conditions(RuleTable.Rule rule) {
    Map<String, List<Term<Boolean>>> conditions = new LinkedHashMap<>();
    rule.conditions()
        .forEach(
            (column, cell) -> {
              List<Term<Boolean>> parts = cells.get(List.of(column, cell));
              if (parts == null) {
                parts = condition(column, cell).orElseThrow(() -> tooMuch(rule, cell));
                cells.put(List.of(column, cell), parts);
              }
              conditions.put(column, parts);
            });
    return conditions;
  }

  private Optional<List<Term<Boolean>>> condition(String column, String cell) {
    TermReader whole = test(column, cell);
    List<String> parts = whole.bits() <= FEW_BITS ? List.of(cell) : alternatives(cell);
    List<Term<Boolean>> terms = new ArrayList<>();
    for (String part : parts) {
      test(column, parts.size() == 1 ? part : "? = ? and (" + part + ")")
          .term()
          .map(TableCompiler::truth)
          .ifPresent(terms::add);
    }
    return terms.size() == parts.size() ? Optional.of(terms) : Optional.empty();
  }

  private TermReader test(String column, String cell) {
    return new TermReader(
        layout,
        facts(table.facts(column, cell)),
        RuleTable.texts(cell).toList(),
        facts -> engine.holds(column, cell, facts));
  }

  private static Term<Boolean> truth(Term<Object> term) {
    List<@Nullable Boolean> answers = new ArrayList<>();
    term.answers().forEach(answer -> answers.add(Boolean.TRUE.equals(answer)));
    return new Term<>(term.selectors(), answers);
  }

  /** What stands between the words {@code or} of a cell, outside brackets. */
  private static List<String> alternatives(String cell) {
    if (OWN_WORDS.matcher(cell).find()) {
      return List.of(cell);
    }
    List<String> parts = new ArrayList<>();
    int open = 0;
    boolean inText = false;
    int from = 0;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      inText ^= c == '"';
      if (!inText) {
        open += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
        if (open == 0 && cell.startsWith(" or ", i)) {
          parts.add(cell.substring(from, i));
          from = i + " or ".length();
        }
      }
    }
    parts.add(cell.substring(from));
    return parts;
  }

  /**
   * What a row says where it matches: one row, or one for each value of the facts that it names.
   *
   * @throws RefusedProcedure where it names too much
   */
  Term<Row> outputs(RuleTable.Rule rule) {
    Collection<String> expressions = rule.outputs().values();
    Set<String> named =
        expressions.stream()
            .flatMap(expression -> table.facts("", expression).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Term<Object> rows =
        new TermReader(
                layout,
                facts(named),
                expressions.stream().flatMap(RuleTable::texts).distinct().toList(),
                facts -> row(rule, facts))
            .term()
            .orElseThrow(() -> refused(rule, "what it says hangs on too many facts at once"));
    List<@Nullable Row> answers = new ArrayList<>();
    rows.answers().forEach(answer -> answers.add((Row) answer));
    return new Term<>(rows.selectors(), answers);
  }

  private Row row(RuleTable.Rule rule, Map<String, Object> facts) {
    Map<String, @Nullable Object> outputs = new HashMap<>();
    rule.outputs().forEach((name, says) -> outputs.put(name, engine.value(says, facts)));
    return new Row(outputs);
  }

  private RefusedProcedure tooMuch(RuleTable.Rule rule, String cell) {
    return refused(
        rule,
        "the cell %s looks at too much at once to be compiled; make it several rows, or name in it by list contains each code that counts"
            .formatted(cell));
  }

  private RefusedProcedure refused(RuleTable.Rule rule, String why) {
    return new RefusedProcedure(table.name(), rule.id(), why);
  }

  private static Set<Fact> facts(Collection<String> names) {
    Set<Fact> facts = EnumSet.noneOf(Fact.class);
    names.stream().flatMap(name -> Fact.named(name).stream()).forEach(facts::add);
    return facts;
  }
}
