package org.referralrouter.intake.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.referralrouter.concern.Concern;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DerivedId;
import org.referralrouter.intake.progress.ConcernStatus;
import org.referralrouter.known.KnownFacts;

/** Takes concerns in and tells their reporters what became of them. */
public final class Intake {
  private static final UUID SUBMISSIONS = UUID.fromString("6f1f0c54-3c5e-4c1c-9d0a-6a2f5b0e7d11");

  private final Concerns concerns;
  private final Clock clock;

  /** Takes concerns into this store, by this clock. */
  public Intake(Concerns concerns, Clock clock) {
    this.concerns = concerns;
    this.clock = clock;
  }

  /** Submits a concern and waits until it is durable; the same again changes nothing. */
  public SubmissionOutcome submit(Submission submission) {
    try {
      return begin(submission).join();
    } catch (CompletionException fault) {
      throw fault.getCause() instanceof RuntimeException cause ? cause : fault;
    }
  }

  /**
   * Submits a concern.
   *
   * @return completed once it is durable; exceptionally where it was not stored
   */
  public CompletableFuture<SubmissionOutcome> begin(Submission submission) {
    UUID id = concernId(submission.client(), submission.idempotencyKey());
    var first = new ConcernRevision(id, 1, now(), submission.client(), submission.concern());
    return switch (KnownFacts.NOTHING.with(first)) {
      case KnownFacts.Result.Known _ -> concerns.submit(submission, first);
      case KnownFacts.Result.Refused(_, var problems) ->
          CompletableFuture.completedFuture(new SubmissionOutcome.Refused(problems));
      case KnownFacts.Result.Repeated _ ->
          throw new IllegalStateException("Nothing is known before a first revision");
    };
  }

  /**
   * Amends a concern by its next revision.
   *
   * @param seen the revision that the client believes to be the latest, from 1
   * @param sha256 of the body, in hexadecimal
   */
  public RevisionOutcome revise(
      UUID concernId, int seen, String client, String sha256, Concern concern) {
    return concerns.revise(
        new Amendment(concernId, seen, client, sha256, concern, now()),
        new Look(concernId, client, Look.Action.CONCERN_REVISE, now()));
  }

  /** The status of the concern, where this client submitted it. */
  public Optional<ConcernStatus> status(UUID concernId, String client) {
    return concerns.status(new Look(concernId, client, Look.Action.CONCERN_STATUS_READ, now()));
  }

  /** Records that somebody was kept from a concern before it was looked for. */
  public void denied(UUID concernId, String client, Look.Action action) {
    concerns.denied(new Look(concernId, client, action, now()));
  }

  /** The id that every retry of this submission gets. */
  static UUID concernId(String client, String idempotencyKey) {
    return DerivedId.of(SUBMISSIONS, client, idempotencyKey);
  }

  // Avro keeps milliseconds; a receipt must not promise a time that the topic does not have.
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
