package org.referralrouter.intake.submission;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.intake.progress.ConcernStatus;

/** The durable concerns. Each method is one transaction, with the events that it causes. */
public interface Concerns {
  /**
   * Stores a first revision, unless its idempotency key was used before.
   *
   * @return completed once it is durable; exceptionally where it was not stored
   */
  CompletableFuture<SubmissionOutcome> submit(Submission submission, ConcernRevision first);

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
