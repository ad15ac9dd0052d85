package org.referralrouter.routing.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Concern;
import org.referralrouter.routing.concern.SomeConcern;
import org.referralrouter.wire.Json;

/** The tables against the reading as somebody else would have programmed it. */
@Execution(ExecutionMode.CONCURRENT)
class PlainReadingTest {
  private static final DecisionMaker TABLES =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1").decisions();

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 20_261_124})
  void the_tables_decide_as_the_reading_does(long seed) {
    SomeConcern some = new SomeConcern(new Random(seed));
    for (int i = 0; i < 4_000; i++) {
      Concern concern = some.any();
      assertThat(PlainDecision.of(TABLES.decide(concern)))
          .as("seed %d, concern %d: %s", seed, i, Json.mapper().writeValueAsString(concern))
          .isEqualTo(PlainDecision.of(PlainReading.of(concern)));
    }
  }
}
