package org.referralrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Reading;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.ConcernJson;

class ProcedureMetricsTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void the_second_decision_on_the_same_facts_comes_from_memory() {
    DecisionMaker procedure = ProcedureDirectory.bundled("staffordshire-e-safety", "1").decisions();
    new ProcedureMetrics(procedure).bindTo(registry);

    procedure.decide(aConcern());
    assertThat(answers("rules-concern.dmn", "miss")).isEqualTo(1);
    assertThat(answers("rules-concern.dmn", "hit")).isZero();

    procedure.decide(aConcern());
    assertThat(answers("rules-concern.dmn", "miss")).isEqualTo(1);
    assertThat(answers("rules-concern.dmn", "hit")).isEqualTo(1);
  }

  private double answers(String table, String result) {
    return registry
        .get("cache.gets")
        .tag("cache", table)
        .tag("result", result)
        .functionCounter()
        .count();
  }

  private static Concern aConcern() {
    String json =
        """
        {"categories": ["ONLINE_GROOMING"], "summary": "Words.", "reporter": {"organisation": "Example"}}
        """;
    return ConcernJson.read(json.getBytes(StandardCharsets.UTF_8))
            instanceof Reading.Accepted(var concern)
        ? concern
        : org.junit.jupiter.api.Assertions.fail("not a concern");
  }
}
