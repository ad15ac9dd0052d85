package org.referralrouter.intake.submission;

import java.util.List;
import org.referralrouter.concern.Problem;

/** What came of an amendment. */
public sealed interface RevisionOutcome {
  /**
   * It is the latest revision now, and durable; or it was taken before, and this is its receipt.
   */
  record Revised(Receipt receipt) implements RevisionOutcome {}

  /** The client had not seen the latest revision. */
  record Stale() implements RevisionOutcome {}

  /** What is known does not allow it (lifecycle, L3 and L5). */
  record Refused(List<Problem> problems) implements RevisionOutcome {}

  /** This client submitted no such concern. */
  record Unknown() implements RevisionOutcome {}
}
