package org.referralrouter.routing.procedure;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Procedure;

/**
 * Decides, by a procedure, who is told of a concern. The same facts on the same day always give the
 * same decision.
 */
public interface DecisionMaker {
  /** The decision where nothing is yet known of an embargo. */
  default Decision decide(Concern known, LocalDate day) {
    return decide(known, day, Embargo.NONE);
  }

  /**
   * The decision.
   *
   * @param known what is known of the concern
   * @param day the day of receipt, on which ages are reckoned
   * @param embargo RELEASED where the police have allowed the suspect to know (paragraph 17);
   *     ACTIVE where it stands whatever the tables say; NONE leaves it to the tables
   */
  Decision decide(Concern known, LocalDate day, Embargo embargo);

  /**
   * The flags and instructions that the tables put on a referral, whether or not a rule gives it.
   *
   * @param embargo as for a decision
   * @param subject the ref of a person; null for the concern itself
   * @param purposes the codes of its purposes
   */
  Marks marks(
      Concern known,
      LocalDate day,
      Embargo embargo,
      Agency agency,
      @Nullable String subject,
      Set<String> purposes);

  /** The agencies that a conflict of interest bars from being told (paragraph 16). */
  Set<Agency> barred(Concern known);

  /** The procedure by which it decides. */
  Procedure procedure();

  /** How often it remembered a decision. */
  Recall recall();
}
