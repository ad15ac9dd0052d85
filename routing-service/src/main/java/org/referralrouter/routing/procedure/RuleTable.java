package org.referralrouter.routing.procedure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kie.dmn.model.api.DecisionRule;
import org.kie.dmn.model.api.DecisionTable;

/**
 * What stands in a decision table, as its author wrote it.
 *
 * @param file the name of its file
 * @param title what the table is called
 * @param columns the facts that it decides on, in the order of its columns
 * @param outputs what its rows say, in the order of its columns
 * @param hitPolicy the DMN hit policy
 * @param rules its rows, in their order
 */
public record RuleTable(
    String file,
    String title,
    List<String> columns,
    List<String> outputs,
    String hitPolicy,
    List<Rule> rules) {
  private static final String ANYTHING = "-";
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern PARAGRAPH = Pattern.compile("[0-9]+[A-Za-z]?");
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  public RuleTable {
    columns = List.copyOf(columns);
    outputs = List.copyOf(outputs);
    rules = List.copyOf(rules);
  }

  /** The texts that a cell quotes, in the order of its words. */
  public static Stream<String> texts(String cell) {
    return QUOTED.matcher(cell).results().map(found -> found.group(1));
  }

  static RuleTable of(String file, String title, DecisionTable table) {
    List<String> columns =
        table.getInput().stream()
            .map(input -> input.getInputExpression().getText().strip())
            .toList();
    List<String> outputs = table.getOutput().stream().map(output -> output.getName()).toList();
    return new RuleTable(
        file,
        title,
        columns,
        outputs,
        String.valueOf(table.getHitPolicy()),
        table.getRule().stream().map(rule -> Rule.of(rule, columns, outputs)).toList());
  }

  /**
   * A row.
   *
   * @param id the reading's id
   * @param conditions what each column asks (FEEL), without those that ask nothing
   * @param outputs what the row says (FEEL), by the output's name
   * @param sentence the row in words
   */
  public record Rule(
      String id, Map<String, String> conditions, Map<String, String> outputs, String sentence) {
    public Rule {
      conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
      outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** The paragraphs that it cites, in the order of its words. */
    public List<String> paragraphs() {
      return Stream.of("paragraphs", "paragraph")
          .flatMap(output -> quoted(output, PARAGRAPH))
          .distinct()
          .toList();
    }

    /** The codes that stand in one of its outputs. */
    public List<String> codes(String output) {
      return quoted(output, CODE).distinct().toList();
    }

    /** Whether it is the board's own reading, in every case or in some. */
    public boolean interpreted() {
      return codes("basis").contains("INTERPRETATION");
    }

    private Stream<String> quoted(String output, Pattern form) {
      return texts(outputs.getOrDefault(output, "")).filter(text -> form.matcher(text).matches());
    }

    private static Rule of(DecisionRule row, List<String> columns, List<String> outputs) {
      Map<String, String> conditions = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        String cell = row.getInputEntry().get(i).getText().strip();
        if (!cell.equals(ANYTHING)) {
          conditions.put(columns.get(i), cell);
        }
      }
      Map<String, String> says = new LinkedHashMap<>();
      for (int i = 0; i < outputs.size(); i++) {
        says.put(outputs.get(i), row.getOutputEntry().get(i).getText().strip());
      }
      String sentence =
          row.getAnnotationEntry().isEmpty()
              ? ""
              : row.getAnnotationEntry().getFirst().getText().strip();
      return new Rule(row.getId() == null ? "" : row.getId(), conditions, says, sentence);
    }
  }
}
