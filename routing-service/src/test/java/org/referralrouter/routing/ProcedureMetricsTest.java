package org.referralrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Reading;
import org.referralrouter.routing.guard.Acceptance;
import org.referralrouter.routing.guard.Refusal;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.ConcernJson;

class ProcedureMetricsTest {
  private static final ProcedureDirectory DIRECTORY =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @Test
  void the_second_decision_on_the_same_facts_comes_from_memory() {
    DecisionMaker procedure = DIRECTORY.decisions();
    new ProcedureMetrics(procedure, new Acceptance.InForce(DIRECTORY, List.of())).bindTo(registry);

    procedure.decide(aConcern());
    assertThat(answers("rules-concern.dmn", "miss")).isEqualTo(1);
    assertThat(answers("rules-concern.dmn", "hit")).isZero();

    procedure.decide(aConcern());
    assertThat(answers("rules-concern.dmn", "miss")).isEqualTo(1);
    assertThat(answers("rules-concern.dmn", "hit")).isEqualTo(1);
  }

  @Test
  void a_refused_procedure_is_seen() {
    Refusal refusal = new Refusal("advice.dmn", "A1", "a reason");
    new ProcedureMetrics(DIRECTORY.decisions(), new Acceptance.InForce(DIRECTORY, List.of(refusal)))
        .bindTo(registry);

    assertThat(registry.get("procedure.refused").gauge().value()).isEqualTo(1);
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
    return ((Reading.Accepted) ConcernJson.read(json.getBytes(StandardCharsets.UTF_8))).concern();
  }
}
