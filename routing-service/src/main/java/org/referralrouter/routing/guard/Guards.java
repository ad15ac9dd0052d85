package org.referralrouter.routing.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.referralrouter.routing.concern.Clocks;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionTable;
import org.referralrouter.routing.procedure.FactDomain;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.RefusedProcedure;
import org.referralrouter.routing.procedure.RuleTable;
import org.referralrouter.routing.register.Register;
import org.referralrouter.routing.register.RegisterCheck;

/** Looks at a procedure before it may decide. */
public final class Guards {
  private final List<Refusal> refusals = new ArrayList<>();
  private boolean compiles;

  private Guards() {}

  /**
   * Why the procedure may not decide; empty where it may. The principles are tried only on a
   * procedure whose tables are sound by themselves.
   */
  public static List<Refusal> refusals(ProcedureDirectory procedure) {
    Guards guards = new Guards();
    List<DecisionTable> tables = guards.compiled(procedure);
    guards.reads("clocks.json", () -> Clocks.read(procedure.clocks()));
    guards.reads("need-to-know.json", () -> new NeedToKnow(procedure.needToKnow()));
    guards.compiles = guards.refusals.isEmpty();
    if (guards.compiles) {
      guards.ids(tables.stream().map(DecisionTable::text).toList());
      FactDomain purposes = purposes(tables);
      tables.forEach(table -> guards.refusals.addAll(TableGuard.refusals(table, purposes)));
    }
    if (guards.refusals.isEmpty()) {
      tables.forEach(table -> guards.refusals.addAll(NotKnowing.refusals(table)));
    }
    if (guards.refusals.isEmpty()) {
      guards.refusals.addAll(Principles.violations(procedure.decisions(), procedure.tables()));
    }
    if (guards.compiles) {
      guards.register(procedure);
    }
    return List.copyOf(guards.refusals);
  }

  private void register(ProcedureDirectory procedure) {
    reads(
        "paragraphs.json",
        () ->
            RegisterCheck.faults(Register.of(procedure), procedure.tables())
                .forEach(
                    fault ->
                        refusals.add(new Refusal(fault.file(), fault.where(), fault.reason()))));
  }

  private List<DecisionTable> compiled(ProcedureDirectory procedure) {
    List<DecisionTable> tables = new ArrayList<>();
    for (String file : ProcedureDirectory.tableFiles()) {
      reads(
          file,
          () -> {
            DecisionTable table = procedure.table(file);
            table.text();
            tables.add(table);
          });
    }
    return tables;
  }

  private void reads(String file, Runnable reading) {
    try {
      reading.run();
    } catch (RefusedProcedure refused) {
      refusals.add(new Refusal(file, "file", refused.why()));
    } catch (RuntimeException wrong) {
      refusals.add(new Refusal(file, "file", "cannot be read: " + wrong.getMessage()));
    }
  }

  private void ids(List<RuleTable> tables) {
    Map<String, String> seen = new LinkedHashMap<>();
    for (RuleTable table : tables) {
      for (RuleTable.Rule rule : table.rules()) {
        String says = rule.outputs().getOrDefault("rule", "").replace("\"", "");
        if (rule.id().isEmpty() || !rule.id().equals(says)) {
          refusals.add(
              new Refusal(
                  table.file(),
                  rule.id().isEmpty() ? "a row without id" : rule.id(),
                  "its id and its output \"rule\" must be the same, and it says \"" + says + "\""));
        }
        String first = seen.putIfAbsent(rule.id(), table.file());
        if (first != null) {
          refusals.add(
              new Refusal(table.file(), rule.id(), "another row has this id already, in " + first));
        }
      }
    }
  }

  private static FactDomain purposes(List<DecisionTable> tables) {
    Set<String> codes = new TreeSet<>();
    for (DecisionTable table : tables) {
      for (RuleTable.Rule rule : table.text().rules()) {
        if (rule.outputs().containsKey("purpose")) {
          codes.add(rule.outputs().get("purpose").replace("\"", ""));
        }
      }
    }
    return FactDomain.purposes(codes);
  }
}
