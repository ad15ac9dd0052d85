package org.referralrouter.intake.submission;

import java.util.List;
import org.referralrouter.concern.Problem;

/** What came of a submission. */
public sealed interface SubmissionOutcome {
  /** It is a new concern, and durable. */
  record Created(Receipt receipt) implements SubmissionOutcome {}

  /** It was submitted before; the receipt is the one given then. */
  record Repeated(Receipt receipt) implements SubmissionOutcome {}

  /** Its idempotency key belongs to another body. */
  record KeyTaken() implements SubmissionOutcome {}

  /** It is more than may be known of one concern (lifecycle, L5). */
  record Refused(List<Problem> problems) implements SubmissionOutcome {}
}
