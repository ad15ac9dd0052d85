package org.referralrouter.routing.difference;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.referralrouter.routing.needtoknow.NeedToKnow;

/** Tells a difference to people. */
public final class DifferenceText {
  private static final String ROW = "  %-8s %-26s %s%n";

  private DifferenceText() {}

  /** Prints it, each kind under its head. */
  public static void print(ProcedureDifference difference, PrintWriter out) {
    if (difference.isNothing()) {
      out.printf("%nThey have all alike.%n");
    }
    section("Agencies", difference.agencies(), out, one -> out.printf("  %s%n", one));
    section("Rows", difference.rows(), out, row -> row(row, out));
    section(
        "What agencies are told that they were not",
        difference.granted(),
        out,
        field -> field(field, out));
    section(
        "What agencies are told no longer",
        difference.withdrawn(),
        out,
        field -> field(field, out));
    section(
        "Clocks",
        difference.clocks(),
        out,
        clock -> out.printf("  %s: %s → %s%n", clock.clock(), clock.before(), clock.after()));
    section(
        "Files that decide nothing",
        difference.otherFiles(),
        out,
        name -> out.printf("  %s%n", name));
  }

  private static <T> void section(
      String head, List<T> differences, PrintWriter out, Consumer<T> each) {
    if (!differences.isEmpty()) {
      out.printf("%n%s%n", head);
      differences.forEach(each);
    }
  }

  private static void row(RowDifference row, PrintWriter out) {
    String kind = row.kind().name().toLowerCase(Locale.ROOT);
    switch (row.kind()) {
      case STRUCK -> out.printf(ROW, kind, row.row(), row.before());
      case ADDED -> out.printf(ROW, kind, row.row(), row.after());
      case CHANGED -> {
        out.printf(ROW, kind, row.row(), row.before());
        if (!row.after().equals(row.before())) {
          out.printf(ROW, "", "", "→ " + row.after());
        }
        row.cells().forEach(cell -> out.printf(ROW, "", "", cell));
      }
    }
  }

  private static void field(NeedToKnow.GrantedField field, PrintWriter out) {
    out.printf("  %-19s %s: %s%n", field.agency(), field.row(), field.field());
  }
}
