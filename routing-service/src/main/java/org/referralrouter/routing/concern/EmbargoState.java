package org.referralrouter.routing.concern;

import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Embargo;

/** Where the embargo of a concern stands: whether a suspect may know (paragraph 17; L8). */
public sealed interface EmbargoState {

  /** Nothing has opened one. */
  record None() implements EmbargoState {}

  /**
   * It stands until the police release it, whatever is corrected meanwhile.
   *
   * @param flag what every referral carries while it stands
   * @param allowed what releases have covered already
   */
  record Active(Confidentiality flag, Cover allowed) implements EmbargoState {}

  /**
   * The police have released it.
   *
   * @param allowed what releases have covered; anything beyond it opens it again
   */
  record Released(Cover allowed) implements EmbargoState {}

  /** Its code. */
  default Embargo code() {
    return switch (this) {
      case None _ -> Embargo.NONE;
      case Active _ -> Embargo.ACTIVE;
      case Released _ -> Embargo.RELEASED;
    };
  }
}
