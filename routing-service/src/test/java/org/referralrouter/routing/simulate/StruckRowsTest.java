package org.referralrouter.routing.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.routing.guard.Guards;
import org.referralrouter.routing.guard.MadeUpConcerns;
import org.referralrouter.routing.guard.MadeUpConcerns.MadeUp;
import org.referralrouter.routing.guard.StandIns;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.RefusedProcedure;
import org.referralrouter.routing.procedure.RuleTable;
import org.referralrouter.routing.simulate.Change.Effect;
import org.referralrouter.wire.AgenciesFile;

/** No row of any table can be struck unnoticed, whatever concerns a board has had. */
@Execution(ExecutionMode.CONCURRENT)
class StruckRowsTest {
  private static final ProcedureDirectory CURRENT =
      ProcedureDirectory.bundled("staffordshire-e-safety", "1");
  private static final Set<String> STAND_INS = StandIns.purposes(CURRENT.tables());
  private static final List<Tried> TRIED = tried();

  /** A made-up concern with the decision on it today. */
  private record Tried(MadeUp concern, Embargo embargo, Decision decision) {}

  private static List<Tried> tried() {
    DecisionMaker decisions = CURRENT.decisions();
    List<Tried> tried = new ArrayList<>();
    for (MadeUp made : MadeUpConcerns.all(AgenciesFile.bundled())) {
      for (Embargo embargo : Embargo.values()) {
        tried.add(
            new Tried(
                made, embargo, decisions.decide(made.concern(), MadeUpConcerns.DAY, embargo)));
      }
    }
    return tried;
  }

  static Stream<Arguments> rows() {
    return CURRENT.tables().stream()
        .flatMap(table -> table.rules().stream().map(row -> Arguments.of(table.file(), row.id())));
  }

  @ParameterizedTest(name = "{1} of {0}")
  @MethodSource("rows")
  void a_struck_row_is_refused_or_told_as_a_loss(String file, String row) {
    ProcedureDirectory candidate = without(file, row);
    assertThat(candidate.table(file).text().rules())
        .as("the row is struck")
        .extracting(RuleTable.Rule::id)
        .doesNotContain(row);

    assertThat(isToldAsALoss(candidate) || !Guards.refusals(candidate).isEmpty())
        .as("%s of %s is struck, and nothing tells", row, file)
        .isTrue();
  }

  private static ProcedureDirectory without(String file, String row) {
    Pattern rule = Pattern.compile("<rule id=\"" + row + "\">.*?</rule>", Pattern.DOTALL);
    String table = new String(CURRENT.bytes(file), UTF_8);
    return CURRENT.with(file, rule.matcher(table).replaceAll("").getBytes(UTF_8));
  }

  private static boolean isToldAsALoss(ProcedureDirectory candidate) {
    DecisionMaker decisions;
    try {
      decisions = candidate.decisions();
    } catch (RefusedProcedure _) {
      return false;
    }
    return TRIED.stream()
        .anyMatch(
            tried ->
                Comparison.of(
                        tried.decision(),
                        decisions.decide(
                            tried.concern().concern(), MadeUpConcerns.DAY, tried.embargo()),
                        STAND_INS)
                    .changes()
                    .stream()
                    .anyMatch(change -> change.effect() == Effect.WEAKER));
  }
}
