package org.referralrouter.intake.store;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.intake.submission.Submission;
import org.referralrouter.intake.submission.SubmissionOutcome;
import org.referralrouter.wire.Json;

/**
 * A submission on its way into the database.
 *
 * @param body the concern as it is stored
 * @param traceParent of the request that submitted it
 * @param outcome completed once it is durable, or refused, or not stored
 */
record WaitingSubmission(
    Submission submission,
    ConcernRevision first,
    String body,
    @Nullable String traceParent,
    CompletableFuture<SubmissionOutcome> outcome) {

  static WaitingSubmission of(
      Submission submission, ConcernRevision first, @Nullable String traceParent) {
    return new WaitingSubmission(
        submission,
        first,
        Json.mapper().writeValueAsString(first.concern()),
        traceParent,
        new CompletableFuture<>());
  }

  UUID concernId() {
    return first.concernId();
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "WaitingSubmission[redacted]";
  }
}
