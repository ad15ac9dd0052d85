package org.referralrouter.routing.procedure;

import java.util.List;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;

/**
 * Decides, by a procedure, who is told of a concern. The same facts always give the same decision.
 */
public interface DecisionMaker {
  /** The decision where the police have released nothing. */
  default Decision decide(Concern concern) {
    return decide(concern, Embargo.NONE);
  }

  /**
   * The decision.
   *
   * @param embargo RELEASED where the police have allowed the suspect to know (paragraph 17);
   *     anything else leaves it to the procedure
   */
  Decision decide(Concern concern, Embargo embargo);

  /** How each table's memory of its own answers serves. */
  List<Recall> recalls();
}
