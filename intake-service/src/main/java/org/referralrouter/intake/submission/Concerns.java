package org.referralrouter.intake.submission;

import java.util.Optional;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.intake.progress.ConcernStatus;
import org.referralrouter.known.KnownFacts;

/** The durable concerns. Each method is one transaction, with the events that it causes. */
public interface Concerns {
  /**
   * Stores a first revision and what is known by it, unless its idempotency key was used before.
   */
  SubmissionOutcome submit(Submission submission, ConcernRevision first, KnownFacts known);

  /**
   * Stores an amendment as the next revision, if the client saw the latest one and submitted the
   * concern itself. The same amendment again gets the receipt that it got.
   *
   * @param look recorded where the concern is not this client's
   */
  RevisionOutcome revise(Amendment amendment, Look look);

  /**
   * The status for the client that submitted the concern. The look is recorded in any case, as
   * shown or as refused.
   */
  Optional<ConcernStatus> status(Look look);

  /** Records that somebody was kept from a concern before it was looked for. */
  void denied(Look look);
}
