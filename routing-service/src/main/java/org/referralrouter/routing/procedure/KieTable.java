package org.referralrouter.routing.procedure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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
 * One DMN decision table as Apache KIE reads and evaluates it. This is what the table means; {@link
 * DecisionTable} holds the same, compiled.
 */
final class KieTable {
  private static final Pattern TEXT = Pattern.compile("\"[^\"]*\"");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  /** Tables of other procedures with the same file are the same table. */
  private static final Cache<Source, KieTable> TABLES = Caffeine.newBuilder().weakValues().build();

  private final String name;
  private final DMNRuntime runtime;
  private final DMNModel model;
  private final List<String> inputs;
  private final Map<FactLayout, DecisionTable> compiled = new ConcurrentHashMap<>();

  private record Source(String name, ByteBuffer dmn) {}

  /**
   * The table of a DMN file; procedures whose files are alike share it, and its compiled form.
   *
   * @throws RefusedProcedure where it does not compile
   */
  static KieTable of(String name, byte[] dmn) {
    return TABLES.get(new Source(name, ByteBuffer.wrap(dmn.clone())), _ -> new KieTable(name, dmn));
  }

  private KieTable(String name, byte[] dmn) {
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
   * The table for facts that are laid out so, compiled at its first use.
   *
   * @throws RefusedProcedure where it cannot be compiled, or does not answer as this does
   */
  DecisionTable compiled(FactLayout layout) {
    DecisionTable table = compiled.get(layout);
    if (table == null) {
      table = DecisionTable.of(this, layout);
      compiled.put(layout, table);
    }
    return table;
  }

  /**
   * What stands in it.
   *
   * @throws RefusedProcedure where the file holds anything but one decision by a table
   */
  RuleTable text() {
    return RuleTable.of(name, model.getDecisions().iterator().next().getName(), table());
  }

  private org.kie.dmn.model.api.DecisionTable table() {
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
    return table;
  }

  /** Whether it makes one value of all rows that match. */
  boolean aggregates() {
    return table().getAggregation() != null;
  }

  /** The names of the facts that it may be asked with. */
  List<String> inputs() {
    return inputs;
  }

  /** The facts that a cell asks about: its column's, and each that it names. */
  Set<String> facts(String column, String cell) {
    Set<String> facts = new TreeSet<>();
    WORD.matcher(TEXT.matcher(column + " " + cell).replaceAll(""))
        .results()
        .map(MatchResult::group)
        .filter(inputs::contains)
        .forEach(facts::add);
    return facts;
  }

  /**
   * The rows that match, in the table's order.
   *
   * @param facts by the names of the columns
   * @throws IllegalStateException where the table cannot be evaluated for these facts
   */
  List<Row> rows(Map<String, Object> facts) {
    DMNContext context = runtime.newContext();
    facts.forEach(context::set);
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
