package org.referralrouter.intake.submission;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.ConcernRevision;

/** The durable concerns. Each method is one transaction, with the event that it causes. */
public interface Concerns {
  /** Stores a first revision, unless its idempotency key was used before. */
  SubmissionOutcome submit(Submission submission, ConcernRevision first);

  /** Stores the next revision, if the one before it is the latest and the same client's. */
  RevisionOutcome revise(ConcernRevision next);

  /**
   * The status for the client that submitted the concern; the access is recorded if it is shown.
   */
  Optional<ConcernStatus> status(AccessRecorded access, UUID concernId);

  /** Notes that a revision has reached its topic. */
  void published(ConcernRevision revision, Instant at);
}
