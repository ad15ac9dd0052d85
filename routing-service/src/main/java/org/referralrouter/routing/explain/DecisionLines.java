package org.referralrouter.routing.explain;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Problem;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.wire.Json;

/**
 * Tells programs: a line of JSON for each concern.
 *
 * @param day the day on which ages are reckoned
 */
record DecisionLines(DecisionMaker procedure, LocalDate day) implements Telling {
  @Override
  public String decided(int number, Concern concern) {
    return Json.mapper().writeValueAsString(procedure.decide(concern, day)) + "\n";
  }

  @Override
  public String refused(int number, List<Problem> problems) {
    return Json.mapper().writeValueAsString(Map.of("concern", number, "errors", problems)) + "\n";
  }
}
