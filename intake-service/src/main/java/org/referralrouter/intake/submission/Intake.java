package org.referralrouter.intake.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.referralrouter.concern.Concern;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DerivedId;

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

  /** Submits a concern; the same submission again changes nothing. */
  public SubmissionOutcome submit(Submission submission) {
    UUID id = concernId(submission.client(), submission.idempotencyKey());
    return concerns.submit(
        submission, new ConcernRevision(id, 1, now(), submission.client(), submission.concern()));
  }

  /**
   * Replaces a concern by a whole new revision of it.
   *
   * @param seen the revision that the client believes to be the latest, from 1
   */
  public RevisionOutcome revise(UUID concernId, int seen, String client, Concern concern) {
    if (seen < 1 || seen == Integer.MAX_VALUE) {
      return new RevisionOutcome.Stale();
    }
    return concerns.revise(new ConcernRevision(concernId, seen + 1, now(), client, concern));
  }

  /** The status of the concern, where this client submitted it. */
  public Optional<ConcernStatus> status(UUID concernId, String client) {
    var access =
        new AccessRecorded(
            UUID.randomUUID(),
            "intake",
            client,
            "CONCERN_STATUS_READ",
            concernId,
            null,
            null,
            null,
            now());
    return concerns.status(access, concernId);
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
