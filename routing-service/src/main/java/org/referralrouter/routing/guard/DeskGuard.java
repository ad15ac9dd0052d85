package org.referralrouter.routing.guard;

import java.util.ArrayList;
import java.util.List;
import org.referralrouter.concern.Agencies;
import org.referralrouter.routing.procedure.DecisionTable;
import org.referralrouter.routing.procedure.Facts;
import org.referralrouter.routing.procedure.ProcedureDirectory;

/**
 * Holds the table of positions to the agencies: where somebody suspected works at an agency's desk,
 * some row says what that changes for the agency. Else a referral would be shown to the suspect.
 */
final class DeskGuard {
  private static final String FILE = "positions.dmn";

  private DeskGuard() {}

  /** The agencies whose desk no row is about. */
  static List<Refusal> refusals(ProcedureDirectory procedure) {
    DecisionTable positions = procedure.table(FILE);
    List<Refusal> refusals = new ArrayList<>();
    for (Agencies.Entry entry : procedure.agencies().entries()) {
      Facts suspected =
          positions.layout().none().with("suspectPositions", List.of(entry.desk().name()));
      if (positions.rows(suspected).stream()
          .noneMatch(row -> entry.agency().name().equals(row.outputs().get("agency")))) {
        refusals.add(
            new Refusal(
                FILE,
                entry.desk().name(),
                "no row says what holds for %s where somebody suspected has this position"
                    .formatted(entry.agency())));
      }
    }
    return refusals;
  }
}
