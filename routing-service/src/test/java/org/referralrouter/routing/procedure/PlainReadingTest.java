package org.referralrouter.routing.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.routing.procedure.GeneratedConcerns.RECEIVED;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Embargo;
import org.referralrouter.wire.Json;

/** The tables against the reading as somebody else would have programmed it. */
@Execution(ExecutionMode.CONCURRENT)
class PlainReadingTest {
  private static final DecisionMaker TABLES =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1").decisions();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 20_261_124})
  void the_tables_decide_as_the_reading_does(long seed) {
    GeneratedConcerns generated = new GeneratedConcerns(seed);
    for (int i = 0; i < 4_000; i++) {
      Concern concern = generated.next();
      PlainReading reading = PlainReading.of(concern, RECEIVED);
      String which =
          "seed %d, concern %d: %s".formatted(seed, i, Json.mapper().writeValueAsString(concern));
      assertThat(PlainDecision.of(TABLES.decide(concern, RECEIVED)))
          .as(which)
          .isEqualTo(PlainDecision.of(reading, false));
      assertThat(PlainDecision.of(TABLES.decide(concern, RECEIVED, Embargo.RELEASED)))
          .as(which)
          .isEqualTo(PlainDecision.of(reading, true));
    }
  }
}
