package org.referralrouter.routing.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.routing.procedure.GeneratedConcerns.RECEIVED;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Embargo;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.GeneratedConcerns;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The decision tables against the plain second reading, on concerns that answer everything. */
@Execution(ExecutionMode.CONCURRENT)
class TablesTest {
  private static final DecisionMaker TABLES =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1").decisions();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 20_261_124})
  void the_tables_decide_as_the_reading_does(long seed) {
    GeneratedConcerns generated = new GeneratedConcerns(seed);
    for (int i = 0; i < 4_000; i++) {
      Concern concern = generated.next();
      JsonNode facts = Json.mapper().valueToTree(concern);
      for (Embargo embargo : List.of(Embargo.NONE, Embargo.RELEASED)) {
        ObjectNode decided = Json.mapper().valueToTree(TABLES.decide(concern, RECEIVED, embargo));
        decided.remove("procedure");
        assertThat(asSets(decided))
            .as("seed %d, concern %d, embargo %s: %s", seed, i, embargo, facts)
            .isEqualTo(
                asSets(new PlainRules(facts, RECEIVED, embargo.name(), Set.of()).decision()));
      }
    }
  }

  private static String asSets(JsonNode node) {
    if (node.isArray()) {
      List<String> items = new ArrayList<>();
      node.forEach(item -> items.add(asSets(item)));
      return items.stream().sorted().toList().toString();
    }
    if (node.isObject()) {
      TreeMap<String, String> fields = new TreeMap<>();
      node.propertyStream().forEach(field -> fields.put(field.getKey(), asSets(field.getValue())));
      return fields.toString();
    }
    return node.toString();
  }
}
