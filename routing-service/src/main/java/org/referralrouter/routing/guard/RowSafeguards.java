package org.referralrouter.routing.guard;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.referralrouter.routing.procedure.FactDomain;
import org.referralrouter.routing.procedure.RuleTable;

/**
 * What the rows of every procedure must say and must not say, whatever a board's tables are: the
 * product's {@code safeguards/rows.json}.
 *
 * @param groups names for several codes, as they stand in {@code where}
 * @param floors what must be said
 * @param ceilings what must not
 */
record RowSafeguards(Map<String, List<String>> groups, List<Floor> floors, List<Ceiling> ceilings) {

  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");

  /**
   * Wherever these facts hold, some row of the table says this.
   *
   * @param says the same in words
   * @param rows the reading's rows that say it
   * @param where by the names of facts, the codes of which one is, or is among, its values
   * @param outputs what the row says
   */
  record Floor(
      String id,
      String says,
      String table,
      List<String> rows,
      Map<String, List<String>> where,
      Map<String, String> outputs) {}

  /** Where these facts hold, no row of these tables says this. */
  record Ceiling(
      String id,
      String says,
      List<String> tables,
      Map<String, List<String>> where,
      Map<String, String> outputs) {}

  /** Those of the product. */
  static RowSafeguards ofProduct() {
    return SafeguardFile.read("rows.json", RowSafeguards.class);
  }

  /** The codes of a condition, with each group's in place of its name. */
  Set<String> codes(List<String> named) {
    Set<String> codes = new TreeSet<>();
    named.forEach(name -> codes.addAll(groups.getOrDefault(name, List.of(name))));
    return codes;
  }

  /** Every value of a fact that is one of these codes, or holds one of them. */
  static List<Object> values(FactDomain fact, Set<String> codes) {
    return fact.values().stream()
        .filter(
            value ->
                value instanceof Collection<?> several
                    ? several.stream().anyMatch(codes::contains)
                    : codes.contains(value))
        .toList();
  }

  /** Whether a row may say it: an output that is no plain text is found out by evaluating it. */
  static boolean maySay(Map<String, String> outputs, RuleTable.Rule rule) {
    return outputs.entrySet().stream()
        .allMatch(
            output -> {
              String cell = rule.outputs().getOrDefault(output.getKey(), "");
              return !TEXT.matcher(cell).matches() || cell.equals('"' + output.getValue() + '"');
            });
  }

  /** Whether a row that matched says all of this. */
  static boolean says(Map<String, String> outputs, Map<?, ?> row) {
    return outputs.entrySet().stream()
        .allMatch(output -> Objects.equals(row.get(output.getKey()), output.getValue()));
  }
}
