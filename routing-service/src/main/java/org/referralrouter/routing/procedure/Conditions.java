package org.referralrouter.routing.procedure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.api.core.DMNVersion;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.EvaluationContext;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.UnaryTest;

/** Tells of a single cell what it says, by the engine that evaluates the tables. */
final class Conditions {
  private static final Map<String, Type> KNOWN =
      FactDomains.names().stream()
          .collect(Collectors.toUnmodifiableMap(name -> name, _ -> BuiltInType.UNKNOWN));

  private final FEEL engine = FEELBuilder.builder().build();
  private final Map<String, List<UnaryTest>> tests = new HashMap<>();
  private final Map<String, CompiledExpression> expressions = new HashMap<>();

  /** Whether the cell of this column holds for these facts. */
  boolean holds(String column, String cell, Map<String, Object> facts) {
    Object value = facts.containsKey(column) ? facts.get(column) : value(column, facts);
    EvaluationContext context = context(facts);
    context.setValue("?", value);
    for (UnaryTest test :
        tests.computeIfAbsent(cell, text -> engine.evaluateUnaryTests(text, KNOWN))) {
      if (Boolean.TRUE.equals(test.apply(context, value))) {
        return true;
      }
    }
    return false;
  }

  /** What an expression is for these facts; null where the engine cannot tell. */
  @Nullable Object value(String expression, Map<String, Object> facts) {
    return engine.evaluate(expressions.computeIfAbsent(expression, this::compiled), context(facts));
  }

  private CompiledExpression compiled(String expression) {
    CompilerContext context = engine.newCompilerContext();
    KNOWN.forEach(context::addInputVariableType);
    return engine.compile(expression, context);
  }

  private static EvaluationContext context(Map<String, Object> facts) {
    EvaluationContextImpl context =
        new EvaluationContextImpl(
            Conditions.class.getClassLoader(),
            new FEELEventListenersManager(),
            FEELDialect.FEEL,
            DMNVersion.getLatest());
    context.setValues(facts);
    return context;
  }
}
