package org.referralrouter.routing.difference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.RuleTable;

/**
 * A row that two versions of a procedure do not have alike.
 *
 * @param before the row in words; empty where it is new
 * @param after likewise; empty where it is struck
 * @param cells of a changed row each cell that differs, as in {@code urgency: "URGENT" →
 *     "STANDARD"}
 */
public record RowDifference(
    Kind kind, String file, String row, String before, String after, List<String> cells) {
  private static final String ANYTHING = "-";

  public RowDifference {
    cells = List.copyOf(cells);
  }

  /** How it differs. */
  public enum Kind {
    /** It is there before and not after. */
    STRUCK,
    /** It is there after and not before. */
    ADDED,
    /** It asks or says something else. */
    CHANGED
  }

  static List<RowDifference> between(ProcedureDirectory before, ProcedureDirectory after) {
    List<RowDifference> differences = new ArrayList<>();
    for (String file : ProcedureDirectory.tableFiles()) {
      Map<String, RuleTable.Rule> had = rows(before.text(file));
      Map<String, RuleTable.Rule> has = rows(after.text(file));
      had.forEach(
          (id, row) -> {
            RuleTable.Rule other = has.get(id);
            if (other == null) {
              differences.add(
                  new RowDifference(Kind.STRUCK, file, id, row.sentence(), "", List.of()));
            } else if (!other.equals(row)) {
              differences.add(changed(file, row, other));
            }
          });
      has.forEach(
          (id, row) -> {
            if (!had.containsKey(id)) {
              differences.add(
                  new RowDifference(Kind.ADDED, file, id, "", row.sentence(), List.of()));
            }
          });
    }
    return differences;
  }

  private static Map<String, RuleTable.Rule> rows(RuleTable table) {
    Map<String, RuleTable.Rule> rows = new LinkedHashMap<>();
    table.rules().forEach(row -> rows.put(row.id(), row));
    return rows;
  }

  private static RowDifference changed(String file, RuleTable.Rule had, RuleTable.Rule has) {
    List<String> cells = new ArrayList<>();
    cells(had.conditions(), has.conditions(), cells);
    cells(had.outputs(), has.outputs(), cells);
    return new RowDifference(Kind.CHANGED, file, had.id(), had.sentence(), has.sentence(), cells);
  }

  private static void cells(Map<String, String> had, Map<String, String> has, List<String> cells) {
    Set<String> columns = new LinkedHashSet<>(had.keySet());
    columns.addAll(has.keySet());
    for (String column : columns) {
      String before = had.getOrDefault(column, ANYTHING);
      String after = has.getOrDefault(column, ANYTHING);
      if (!before.equals(after)) {
        cells.add(column + ": " + before + " → " + after);
      }
    }
  }
}
