package org.referralrouter.routing.procedure;

import java.util.HashSet;
import java.util.Set;

/** What a table must be like to be compiled. */
final class TableShape {
  private TableShape() {}

  /**
   * Looks at a table.
   *
   * @throws RefusedProcedure naming the column, or the table, and what is wrong with it
   */
  static void require(KieTable table) {
    RuleTable text = table.text();
    for (String name : table.inputs()) {
      if (Fact.named(name).isEmpty()) {
        throw new RefusedProcedure(
            table.name(),
            "column " + name,
            "no fact is called so; the facts are " + FactDomains.names());
      }
    }
    if (!text.hitPolicy().equals("COLLECT")) {
      throw new RefusedProcedure(
          table.name(),
          "table",
          "the hit policy must be COLLECT, so that every row that fits is heard");
    }
    if (table.aggregates()) {
      throw new RefusedProcedure(
          table.name(), "table", "must list the rows that fit, not count or add them up");
    }
    Set<String> columns = new HashSet<>();
    for (String column : text.columns()) {
      if (!columns.add(column)) {
        throw new RefusedProcedure(
            table.name(),
            "column " + column,
            "stands twice; write both conditions in one cell, with and between them");
      }
    }
  }
}
