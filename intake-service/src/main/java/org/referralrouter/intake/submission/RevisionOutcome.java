package org.referralrouter.intake.submission;

/** What came of a revision. */
public sealed interface RevisionOutcome {
  /** It is the latest now, and durable. */
  record Revised(Receipt receipt) implements RevisionOutcome {}

  /** The client had not seen the latest revision. */
  record Stale() implements RevisionOutcome {}

  /** This client submitted no such concern. */
  record Unknown() implements RevisionOutcome {}
}
