package org.referralrouter.routing.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.routing.procedure.GeneratedConcerns.RECEIVED;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Concern;

class ReasonsTest {
  private static final ProcedureDirectory PROCEDURE =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  private static final Tables TABLES = PROCEDURE.compiledTables();
  private static final DecisionMaker DECISIONS = PROCEDURE.decisions();
  private static final Reasons REASONS = new Reasons(PROCEDURE.procedure(), TABLES);

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {3, 20_260_401})
  void a_row_applies_or_there_is_a_reason_why_not(long seed) {
    GeneratedConcerns generated = new GeneratedConcerns(seed);
    for (int i = 0; i < 300; i++) {
      List<String> asked = new ArrayList<>();
      new BoardProcedure(
              PROCEDURE.procedure(),
              TABLES,
              (table, facts, about) -> {
                asked.add(about);
                List<String> rows =
                    new ArrayList<>(table.rows(facts).stream().map(Row::rule).toList());
                REASONS.unmet(table, facts, about).stream()
                    .map(unmet -> unmet.rule().id())
                    .forEach(rows::add);
                assertThat(rows)
                    .as("seed %d: the rows that apply and those that do not", seed)
                    .containsExactlyInAnyOrderElementsOf(
                        table.text().rules().stream().map(RuleTable.Rule::id).toList());
              })
          .decide(generated.next(), RECEIVED);
      assertThat(asked).contains("");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = 7)
  void to_tell_why_changes_no_decision(long seed) {
    GeneratedConcerns generated = new GeneratedConcerns(seed);
    for (int i = 0; i < 200; i++) {
      Concern concern = generated.next();
      assertThat(REASONS.explain(concern, RECEIVED).decision())
          .isEqualTo(DECISIONS.decide(concern, RECEIVED));
    }
  }
}
