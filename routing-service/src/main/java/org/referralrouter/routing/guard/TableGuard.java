package org.referralrouter.routing.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.referralrouter.concern.Agencies;
import org.referralrouter.routing.procedure.CategoryGroups;
import org.referralrouter.routing.procedure.DecisionTable;
import org.referralrouter.routing.procedure.FactDomain;
import org.referralrouter.routing.procedure.FactDomains;
import org.referralrouter.routing.procedure.Facts;
import org.referralrouter.routing.procedure.Row;
import org.referralrouter.routing.procedure.RuleTable;

/**
 * Looks at one table: that its cells name only what there is, and that each row can be met and says
 * what a row must say. Cells are never read here but evaluated by the engine that decides by them.
 */
final class TableGuard {
  private static final long MOST_COMBINATIONS = 500_000;

  private final DecisionTable table;
  private final RuleTable text;
  private final Agencies agencies;
  private final FactSpace space;
  private final List<Refusal> refusals = new ArrayList<>();

  private TableGuard(
      DecisionTable table, FactDomain purposes, CategoryGroups groups, Agencies agencies) {
    this.agencies = agencies;
    FactDomains domains = new FactDomains(agencies);
    this.table = table;
    this.text = table.text();
    this.space =
        new FactSpace(
            table.layout(),
            table.inputs().stream()
                .map(name -> name.equals(purposes.name()) ? purposes : domains.get(name))
                .toList(),
            groups);
  }

  /**
   * What is wrong with a table.
   *
   * @param purposes the purposes that the procedure's rules name
   * @param groups which categories belong together
   * @param agencies those that a row may name
   */
  static List<Refusal> refusals(
      DecisionTable table, FactDomain purposes, CategoryGroups groups, Agencies agencies) {
    TableGuard guard = new TableGuard(table, purposes, groups, agencies);
    guard.text.rules().forEach(guard::look);
    return List.copyOf(guard.refusals);
  }

  private void look(RuleTable.Rule rule) {
    Set<String> strange = strangeCodes(rule);
    if (!strange.isEmpty()) {
      refuse(rule.id(), "no value of the facts in that cell is called " + strange);
      return;
    }
    Collection<String> varied = mentioned(rule);
    if (space.size(varied) > MOST_COMBINATIONS) {
      refuse(
          rule.id(),
          "asks about so many facts at once that it cannot be checked; make it several rows");
      return;
    }
    List<Row> met = new ArrayList<>();
    try {
      if (!space.any(varied, facts -> meets(rule, facts, met))) {
        refuse(rule.id(), "no concern can ever meet this row");
        return;
      }
    } catch (RuntimeException _) {
      refuse(
          rule.id(), "cannot be evaluated for every combination of the facts that it asks about");
      return;
    }
    RowGuard.faults(text.file(), met.getFirst(), agencies)
        .forEach(fault -> refuse(rule.id(), fault));
  }

  private boolean meets(RuleTable.Rule rule, Facts facts, List<Row> met) {
    for (Row row : table.rows(facts)) {
      if (rule.id().equals(row.outputs().get("rule"))) {
        met.add(row);
        return true;
      }
    }
    return false;
  }

  /** Codes in a cell that no fact of that cell can have: they would match nothing, silently. */
  private Set<String> strangeCodes(RuleTable.Rule rule) {
    Set<String> strange = new TreeSet<>();
    rule.conditions()
        .forEach(
            (column, cell) -> {
              Set<String> codes = new TreeSet<>();
              table.facts(column, cell).forEach(name -> codes.addAll(space.domain(name).codes()));
              RuleTable.texts(cell).filter(code -> !codes.contains(code)).forEach(strange::add);
            });
    return strange;
  }

  private Set<String> mentioned(RuleTable.Rule rule) {
    Set<String> mentioned = new LinkedHashSet<>();
    rule.conditions().forEach((column, cell) -> mentioned.addAll(table.facts(column, cell)));
    return mentioned;
  }

  private void refuse(String row, String reason) {
    refusals.add(new Refusal(text.file(), row.isEmpty() ? "a row without id" : row, reason));
  }
}
