package org.referralrouter.routing.procedure;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.kie.dmn.api.core.DMNVersion;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.UnaryTest;

/** Tells of a single cell whether it holds, by the engine that evaluates the tables. */
final class Conditions {
  private static final Map<String, Type> KNOWN =
      FactDomains.names().stream()
          .collect(Collectors.toUnmodifiableMap(name -> name, _ -> BuiltInType.UNKNOWN));

  private final FEEL engine = FEELBuilder.builder().build();
  private final Map<String, List<UnaryTest>> compiled = new ConcurrentHashMap<>();

  /** Whether the cell of this column holds for these facts. */
  boolean holds(String column, String cell, Facts facts) {
    Object value = facts.values().get(column);
    EvaluationContextImpl context =
        new EvaluationContextImpl(
            Conditions.class.getClassLoader(),
            new FEELEventListenersManager(),
            FEELDialect.FEEL,
            DMNVersion.getLatest());
    context.setValues(facts.values());
    context.setValue("?", value);
    return compiled.computeIfAbsent(cell, text -> engine.evaluateUnaryTests(text, KNOWN)).stream()
        .anyMatch(test -> Boolean.TRUE.equals(test.apply(context, value)));
  }
}
