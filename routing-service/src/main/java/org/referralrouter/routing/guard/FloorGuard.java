package org.referralrouter.routing.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.referralrouter.routing.procedure.CategoryGroups;
import org.referralrouter.routing.procedure.DecisionTable;
import org.referralrouter.routing.procedure.FactDomain;
import org.referralrouter.routing.procedure.FactDomains;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.Row;
import org.referralrouter.routing.procedure.RuleTable;

/**
 * Holds the tables of a procedure to what the product says of the rows of every procedure. It looks
 * at all facts that the rows ask about, not at samples.
 */
final class FloorGuard {
  private static final long MOST_COMBINATIONS = 500_000;

  private final ProcedureDirectory procedure;
  private final CategoryGroups groups;
  private final FactDomains facts;
  private final RowSafeguards safeguards = RowSafeguards.ofProduct();
  private final List<Refusal> refusals = new ArrayList<>();

  private FloorGuard(ProcedureDirectory procedure) {
    this.procedure = procedure;
    this.groups = procedure.categoryGroups();
    this.facts = procedure.factDomains();
  }

  /** The safeguards that the procedure breaks. */
  static List<Refusal> refusals(ProcedureDirectory procedure) {
    FloorGuard guard = new FloorGuard(procedure);
    guard.safeguards.floors().forEach(guard::look);
    guard.safeguards.ceilings().forEach(guard::look);
    return List.copyOf(guard.refusals);
  }

  private void look(RowSafeguards.Floor floor) {
    Coverage coverage =
        new Coverage(procedure.table(floor.table()), groups, facts, floor.outputs());
    String row = String.join(", ", floor.rows());
    try {
      coverage
          .gap(values(floor.where(), coverage.codes()))
          .ifPresent(gap -> refuse(floor.table(), row, floor.says(), noneSaysSo(gap)));
    } catch (Coverage.TooManyFacts _) {
      refuse(floor.table(), row, floor.says(), "the rows ask about too many facts to be checked");
    }
  }

  private static String noneSaysSo(Map<String, Object> gap) {
    return gap.entrySet().stream()
        .map(fact -> fact.getKey() + " is " + fact.getValue())
        .collect(Collectors.joining(", ", "no row says so where ", ""));
  }

  private void look(RowSafeguards.Ceiling ceiling) {
    for (String file : ceiling.tables()) {
      DecisionTable table = procedure.table(file);
      for (RuleTable.Rule rule : table.text().rules()) {
        if (RowSafeguards.maySay(ceiling.outputs(), rule) && mayBeSaid(ceiling, table, rule)) {
          refuse(file, rule.id(), ceiling.says(), "this row may say so all the same");
        }
      }
    }
  }

  /** Whether the row is met under the facts of the ceiling; also where there is no telling. */
  private boolean mayBeSaid(
      RowSafeguards.Ceiling ceiling, DecisionTable table, RuleTable.Rule rule) {
    Map<String, List<Object>> where = values(ceiling.where(), Set.of());
    List<FactDomain> domains = new ArrayList<>();
    where.forEach((name, values) -> domains.add(new FactDomain(name, values)));
    table.inputs().stream()
        .filter(name -> !where.containsKey(name))
        .map(facts::get)
        .forEach(domains::add);
    FactSpace space = new FactSpace(table.layout(), domains, groups);
    Set<String> varied = new TreeSet<>(where.keySet());
    rule.conditions().forEach((column, cell) -> varied.addAll(table.facts(column, cell)));
    return space.size(varied) > MOST_COMBINATIONS
        || space.any(
            varied,
            tried ->
                table.rows(tried).stream()
                    .map(Row::outputs)
                    .anyMatch(
                        outputs ->
                            rule.id().equals(outputs.get("rule"))
                                && RowSafeguards.says(ceiling.outputs(), outputs)));
  }

  private Map<String, List<Object>> values(
      Map<String, List<String>> where, Set<String> askedCategories) {
    Map<String, List<Object>> values = new LinkedHashMap<>();
    where.forEach(
        (fact, named) -> {
          Set<String> codes = safeguards.codes(named);
          values.put(
              fact,
              fact.equals("categories")
                  ? new CategorySets(groups, askedCategories).with(codes)
                  : RowSafeguards.values(facts.get(fact), codes));
        });
    return values;
  }

  private void refuse(String file, String row, String says, String why) {
    refusals.add(new Refusal(file, row, "every procedure must hold that " + says + "; " + why));
  }
}
