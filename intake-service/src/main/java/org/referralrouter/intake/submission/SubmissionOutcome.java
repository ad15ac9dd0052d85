package org.referralrouter.intake.submission;

/** What came of a submission. */
public sealed interface SubmissionOutcome {
  /** It is a new concern, and durable. */
  record Created(Receipt receipt) implements SubmissionOutcome {}

  /** It was submitted before; the receipt is the one given then. */
  record Repeated(Receipt receipt) implements SubmissionOutcome {}

  /** Its idempotency key belongs to another body. */
  record KeyTaken() implements SubmissionOutcome {}
}
