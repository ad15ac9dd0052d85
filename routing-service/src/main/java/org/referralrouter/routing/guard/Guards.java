package org.referralrouter.routing.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.referralrouter.routing.concern.Clocks;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.CategoryGroups;
import org.referralrouter.routing.procedure.DecisionTable;
import org.referralrouter.routing.procedure.FactDomain;
import org.referralrouter.routing.procedure.FactDomains;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.RefusedProcedure;
import org.referralrouter.routing.procedure.RuleTable;
import org.referralrouter.routing.register.Register;
import org.referralrouter.routing.register.RegisterCheck;

/** Looks at a procedure before it may decide. */
public final class Guards {
  private final ProcedureDirectory procedure;
  private final List<Refusal> refusals = new ArrayList<>();

  private Guards(ProcedureDirectory procedure) {
    this.procedure = procedure;
  }

  /**
   * Why the procedure may not decide; empty where it may. What hangs on several tables is tried
   * only on a procedure whose tables are sound by themselves.
   */
  public static List<Refusal> refusals(ProcedureDirectory procedure) {
    Guards guards = new Guards(procedure);
    guards.reads(
        "clocks.json",
        () ->
            guards.refusals.addAll(
                ClockGuard.refusals(Clocks.read(procedure.clocks()), procedure.agencies())));
    guards.reads(
        "need-to-know.json",
        () ->
            guards.refusals.addAll(
                SharingGuard.refusals(
                    new NeedToKnow(procedure.needToKnow(), procedure.agencies()),
                    procedure.agencies())));
    if (guards.readTables()) {
      if (guards.compile()) {
        guards.lookAtTables();
      }
      guards.register();
    } else {
      guards.wordless();
    }
    return List.copyOf(guards.refusals);
  }

  /** Whether every table can be read. */
  private boolean readTables() {
    int before = refusals.size();
    ProcedureDirectory.tableFiles().forEach(file -> reads(file, () -> procedure.text(file)));
    if (refusals.size() == before) {
      ids(procedure.tables());
      return true;
    }
    return false;
  }

  /** Whether every table compiles and says what the program needs of it. */
  private boolean compile() {
    int before = refusals.size();
    ProcedureDirectory.tableFiles().forEach(file -> reads(file, () -> procedure.table(file)));
    if (refusals.size() == before) {
      reads(
          Refusal.WHOLE,
          () -> {
            procedure.decisions();
            procedure.embargoFlagCodes();
          });
    }
    return refusals.size() == before;
  }

  private void lookAtTables() {
    List<RuleTable> texts = procedure.tables();
    List<DecisionTable> tables =
        ProcedureDirectory.tableFiles().stream().map(procedure::table).toList();
    CategoryGroups groups = procedure.categoryGroups();
    int before = refusals.size();
    FactDomain purposes = purposes(texts);
    tables.forEach(
        table ->
            refusals.addAll(TableGuard.refusals(table, purposes, groups, procedure.agencies())));
    if (refusals.size() == before) {
      refusals.addAll(DeskGuard.refusals(procedure));
      refusals.addAll(FloorGuard.refusals(procedure));
      FactDomains facts = procedure.factDomains();
      tables.forEach(table -> refusals.addAll(NotKnowing.refusals(table, groups, facts)));
    }
    if (refusals.size() == before) {
      refusals.addAll(Principles.violations(procedure));
    }
  }

  private void register() {
    reads(
        "paragraphs.json",
        () ->
            RegisterCheck.faults(Register.of(procedure), procedure.tables(), procedure.agencies())
                .forEach(this::refuse));
  }

  /** What can be said of the words where the tables cannot be looked at. */
  private void wordless() {
    reads(
        "texts.json",
        () ->
            RegisterCheck.wordless(Register.of(procedure), procedure.agencies())
                .forEach(this::refuse));
  }

  private void refuse(RegisterCheck.Fault fault) {
    refusals.add(new Refusal(fault.file(), fault.where(), fault.reason()));
  }

  private void reads(String file, Runnable reading) {
    try {
      reading.run();
    } catch (RefusedProcedure refused) {
      refusals.add(new Refusal(file, refused.row(), refused.why()));
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

  private static FactDomain purposes(List<RuleTable> tables) {
    Set<String> codes = new TreeSet<>();
    tables.forEach(table -> table.rules().forEach(rule -> codes.addAll(rule.codes("purpose"))));
    return FactDomain.purposes(codes);
  }
}
