package org.referralrouter.routing.procedure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.ast.InputDataNode;
import org.kie.dmn.core.compiler.RuntimeTypeCheckOption;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.dmn.model.api.Decision;
import org.kie.internal.io.ResourceFactory;

/**
 * One DMN decision table with hit policy COLLECT, evaluated by Apache KIE. What it answers to the
 * same facts is remembered, within bounds.
 */
public final class DecisionTable {
  private static final int REMEMBERED = 20_000;
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  /** Tables of other procedures with the same file are the same table. */
  private static final Cache<Source, DecisionTable> TABLES =
      Caffeine.newBuilder().weakValues().build();

  private final String name;
  private final DMNRuntime runtime;
  private final DMNModel model;
  private final List<String> inputs;
  private final Cache<Facts, List<Row>> answers =
      Caffeine.newBuilder().maximumSize(REMEMBERED).recordStats().build();

  private record Source(String name, ByteBuffer dmn) {}

  /**
   * The table of a DMN file; procedures whose files are alike share it, and what it remembers.
   *
   * @throws RefusedProcedure where it does not compile
   */
  static DecisionTable of(String name, byte[] dmn) {
    return TABLES.get(
        new Source(name, ByteBuffer.wrap(dmn.clone())), _ -> new DecisionTable(name, dmn));
  }

  private DecisionTable(String name, byte[] dmn) {
    this.name = name;
    this.runtime = compiled(name, dmn);
    this.model = runtime.getModels().getFirst();
    if (model.hasErrors()) {
      throw new RefusedProcedure(name, messages(model.getMessages()));
    }
    this.inputs = model.getInputs().stream().map(InputDataNode::getName).sorted().toList();
  }

  private static DMNRuntime compiled(String name, byte[] dmn) {
    Resource file = ResourceFactory.newByteArrayResource(dmn);
    file.setSourcePath(name + ".dmn");
    try {
      return DMNRuntimeBuilder.fromDefaults()
          .setOption(new RuntimeTypeCheckOption(true))
          .buildConfiguration()
          .fromResources(List.of(file))
          .getOrElseThrow(fault -> new RefusedProcedure(name, String.valueOf(fault.getMessage())));
    } catch (RefusedProcedure refused) {
      throw refused;
    } catch (RuntimeException notDmn) {
      throw new RefusedProcedure(name, "is not DMN: " + notDmn.getMessage());
    }
  }

  /** The name of its file. */
  String name() {
    return name;
  }

  /**
   * Looks whether its rows say what they must.
   *
   * @throws RefusedProcedure where one of these columns is missing
   */
  void requireOutputs(Collection<String> outputs) {
    List<String> missing = new ArrayList<>(outputs);
    missing.removeAll(text().outputs());
    if (!missing.isEmpty()) {
      throw new RefusedProcedure(name, "has no column " + String.join(", ", missing));
    }
  }

  /**
   * The rows that match, found while the procedure is loaded.
   *
   * @throws RefusedProcedure where the table cannot be evaluated for these facts
   */
  List<Row> rowsAtLoad(Facts facts) {
    try {
      return rows(facts);
    } catch (IllegalStateException cannot) {
      throw new RefusedProcedure(name, String.valueOf(cannot.getMessage()));
    }
  }

  /**
   * The rows that match where a fact has this value, found while the procedure is loaded.
   *
   * @param code of an agency or a position in that value
   * @throws RefusedProcedure where the table does not allow it
   */
  List<Row> rowsAtLoad(String fact, Object value, String code) {
    try {
      return rows(new Facts(Map.of(fact, value)));
    } catch (IllegalStateException _) {
      throw new RefusedProcedure(
          name,
          "cannot be asked with %s; add it to the allowed values of the type of %s"
              .formatted(code, fact));
    }
  }

  /**
   * The rows that match, in the table's order.
   *
   * @throws IllegalStateException where the table cannot be evaluated for these facts
   */
  public List<Row> rows(Facts facts) {
    return answers.get(facts.only(inputs), this::found);
  }

  /**
   * What stands in it.
   *
   * @throws RefusedProcedure where the file holds anything but one decision by a table
   */
  public RuleTable text() {
    if (model.getDecisions().size() != 1
        || !(model.getDefinitions().getDrgElement().stream()
                .filter(Decision.class::isInstance)
                .map(Decision.class::cast)
                .findFirst()
                .map(Decision::getExpression)
                .orElse(null)
            instanceof org.kie.dmn.model.api.DecisionTable table)) {
      throw new RefusedProcedure(name, "must hold one decision, which is a decision table");
    }
    return RuleTable.of(name, model.getDecisions().iterator().next().getName(), table);
  }

  /** How often its answer was remembered, and how often it had to be found. */
  public Recall recall() {
    CacheStats stats = answers.stats();
    return new Recall(name, stats.hitCount(), stats.missCount());
  }

  /** The names of the facts that it may be asked with. */
  public List<String> inputs() {
    return inputs;
  }

  /** The facts that a cell asks about: its column's, and each that it names. */
  public Set<String> facts(String column, String cell) {
    Set<String> facts = new TreeSet<>(Set.of(column));
    WORD.matcher(TEXT.matcher(cell).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .filter(inputs::contains)
        .forEach(facts::add);
    return facts;
  }

  private List<Row> found(Facts facts) {
    DMNContext context = runtime.newContext();
    facts.values().forEach(context::set);
    DMNResult result = runtime.evaluateAll(model, context);
    if (result.hasErrors()) {
      throw new IllegalStateException(
          "The table " + name + " cannot be evaluated: " + messages(result.getMessages()));
    }
    Object rows = result.getDecisionResults().getFirst().getResult();
    return switch (rows) {
      case null -> List.of();
      case Collection<?> several -> several.stream().map(Row::of).toList();
      default -> List.of(Row.of(rows));
    };
  }

  private static String messages(Collection<?> messages) {
    return messages.stream().map(String::valueOf).collect(Collectors.joining("; "));
  }
}
