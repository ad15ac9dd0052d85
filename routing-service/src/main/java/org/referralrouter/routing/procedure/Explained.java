package org.referralrouter.routing.procedure;

import java.util.List;
import org.referralrouter.decision.Decision;

/**
 * A decision and what was weighed for it.
 *
 * @param unidentifiable the refs of children for whom no rule was asked, since it is known that
 *     they cannot be identified
 * @param considered every row that was asked and did not apply, in the order of asking
 */
public record Explained(
    Decision decision, List<String> unidentifiable, List<Considered> considered) {
  public Explained {
    unidentifiable = List.copyOf(unidentifiable);
    considered = List.copyOf(considered);
  }
}
