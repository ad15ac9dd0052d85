package org.referralrouter.routing.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Concern;
import org.referralrouter.routing.concern.SomeConcern;

class ReasonsTest {
  private static final ProcedureDirectory PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  private static final Tables TABLES = PROCEDURE.compiledTables();
  private static final DecisionMaker DECISIONS = PROCEDURE.decisions();
  private static final Reasons REASONS = new Reasons(PROCEDURE.procedure(), TABLES);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {3, 20_260_401})
  void a_row_applies_or_there_is_a_reason_why_not(long seed) {
    SomeConcern some = new SomeConcern(new Random(seed));
    for (int i = 0; i < 300; i++) {
      List<String> asked = new ArrayList<>();
      new BoardProcedure(
              PROCEDURE.procedure(),
              TABLES,
              (table, facts, about) -> {
                asked.add(about);
                List<String> rows =
                    new ArrayList<>(table.evaluate(facts).stream().map(Row::rule).toList());
                REASONS.unmet(table, facts, about).stream()
                    .map(unmet -> unmet.rule().id())
                    .forEach(rows::add);
                assertThat(rows)
                    .as("seed %d: the rows that apply and those that do not", seed)
                    .containsExactlyInAnyOrderElementsOf(
                        table.text().rules().stream().map(RuleTable.Rule::id).toList());
              })
          .decide(some.any());
      assertThat(asked).contains("");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = 7)
  void to_tell_why_changes_no_decision(long seed) {
    SomeConcern some = new SomeConcern(new Random(seed));
    for (int i = 0; i < 200; i++) {
      Concern concern = some.any();
      assertThat(REASONS.explain(concern).decision()).isEqualTo(DECISIONS.decide(concern));
    }
  }
}
