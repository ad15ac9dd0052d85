package org.referralrouter.routing.guard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.referralrouter.routing.procedure.CategoryGroups;
import org.referralrouter.routing.procedure.DecisionTable;
import org.referralrouter.routing.procedure.FactDomains;
import org.referralrouter.routing.procedure.Row;
import org.referralrouter.routing.procedure.RuleTable;

/**
 * Looks for facts under which no row of a table says what it must. It settles one fact after the
 * other; a row counts once every fact that it asks about is settled, since what it says then holds
 * whatever the others are.
 */
final class Coverage {
  private static final int MOST_LOOKS = 100_000;

  private final DecisionTable table;
  private final CategoryGroups groups;
  private final Map<String, String> outputs;
  private final Map<String, RuleTable.Rule> rows = new LinkedHashMap<>();
  private final Map<String, Set<String>> facts = new HashMap<>();
  private final FactSpace space;
  private int looks;

  /** Of the rows that say all of these outputs. */
  Coverage(
      DecisionTable table,
      CategoryGroups groups,
      FactDomains domains,
      Map<String, String> outputs) {
    this.table = table;
    this.groups = groups;
    this.outputs = outputs;
    this.space =
        new FactSpace(table.layout(), table.inputs().stream().map(domains::get).toList(), groups);
    for (RuleTable.Rule rule : table.text().rules()) {
      if (RowSafeguards.maySay(outputs, rule)) {
        rows.put(rule.id(), rule);
        facts.put(rule.id(), facts(rule));
      }
    }
  }

  private Set<String> facts(RuleTable.Rule rule) {
    Set<String> asked = new TreeSet<>();
    rule.conditions().forEach((column, cell) -> asked.addAll(table.facts(column, cell)));
    outputs
        .keySet()
        .forEach(name -> asked.addAll(table.facts("", rule.outputs().getOrDefault(name, ""))));
    asked.remove("");
    return asked;
  }

  /** The codes that the rows ask about. */
  Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    rows.values()
        .forEach(
            rule ->
                rule.conditions()
                    .values()
                    .forEach(cell -> RuleTable.texts(cell).forEach(codes::add)));
    return codes;
  }

  /**
   * Facts for which no row says it; empty where there are none.
   *
   * @param where the facts for which it must be said, with their values
   * @throws TooManyFacts where the rows ask about too many at once to tell
   */
  Optional<Map<String, Object>> gap(Map<String, List<Object>> where) {
    return gap(Map.of(), where);
  }

  private Optional<Map<String, Object>> gap(
      Map<String, Object> settled, Map<String, List<Object>> where) {
    if (!new PossibleFacts(settled, groups).possible() || isSaid(settled)) {
      return Optional.empty();
    }
    String next = next(settled, where);
    if (next == null) {
      return Optional.of(new TreeMap<>(settled));
    }
    List<Object> values = where.get(next);
    for (Object value : values == null ? space.domain(next).values() : values) {
      Map<String, Object> more = new HashMap<>(settled);
      more.put(next, value);
      Optional<Map<String, Object>> gap = gap(more, where);
      if (gap.isPresent()) {
        return gap;
      }
    }
    return Optional.empty();
  }

  private boolean isSaid(Map<String, Object> settled) {
    looks++;
    if (looks > MOST_LOOKS) {
      throw new TooManyFacts();
    }
    for (Row row : table.rows(space.usual().with(settled))) {
      Set<String> asked = facts.get(String.valueOf(row.outputs().get("rule")));
      if (asked != null
          && settled.keySet().containsAll(asked)
          && RowSafeguards.says(outputs, row.outputs())) {
        return true;
      }
    }
    return false;
  }

  /** The fact to settle next: one of those given, then one of the row that lacks the fewest. */
  private @Nullable String next(Map<String, Object> settled, Map<String, List<Object>> where) {
    return where.keySet().stream()
        .filter(name -> !settled.containsKey(name))
        .findFirst()
        .orElseGet(
            () ->
                facts.values().stream()
                    .map(asked -> open(asked, settled))
                    .filter(open -> !open.isEmpty())
                    .min(Comparator.comparingInt(List::size))
                    .map(List::getFirst)
                    .orElse(null));
  }

  private static List<String> open(Set<String> asked, Map<String, Object> settled) {
    List<String> open = new ArrayList<>(asked);
    open.removeAll(settled.keySet());
    return open;
  }

  /** The rows ask about too many facts at once. */
  static final class TooManyFacts extends RuntimeException {}
}
