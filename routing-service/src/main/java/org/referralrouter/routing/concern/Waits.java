package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;

/**
 * What an agency is waited for, and what it has decided (lifecycle, L10 and L13).
 *
 * @param asked the revision by which it was asked last; a response to an older one ends nothing
 * @param decided its decision on what it was asked last; null while it has not decided
 */
public record Waits(int asked, Wait receipt, Wait decision, @Nullable ResponseKind decided) {

  /** Nothing is asked: the referral is withdrawn. */
  static final Waits NONE = new Waits(0, new Wait.Ended(), new Wait.Ended(), null);

  /**
   * The waits of an agency that is asked anew by a revision. One that is still silent never gets
   * more time by it (L13), and people are told anew (L14).
   */
  Waits askedAnew(int revision, Urgency urgency, Instant now, ResponseClock clock) {
    Instant receiptBy = earlier(receipt.dueAt(), clock.receiptBy(now, urgency));
    Instant decisionBy = earlier(decision.dueAt(), clock.decisionBy(receiptBy));
    return new Waits(
        revision,
        running(receipt, receiptBy, urgency, clock),
        running(decision, decisionBy, urgency, clock),
        null);
  }

  private static Wait.Running running(
      Wait before, Instant due, Urgency urgency, ResponseClock clock) {
    Instant boardDue = before instanceof Wait.Running(_, var board, _) ? board : null;
    return new Wait.Running(due, earlier(boardDue, clock.boardBy(due, urgency)), Wait.Told.NOBODY);
  }

  private static Instant earlier(@Nullable Instant one, Instant other) {
    return one != null && one.isBefore(other) ? one : other;
  }

  /** The waits after a receipt or a decision; one of an older revision ends nothing. */
  Waits answered(Response response) {
    if (response.referralRevision() < asked) {
      return this;
    }
    return switch (response.kind()) {
      case RECEIVED -> new Waits(asked, new Wait.Ended(), decision, decided);
      case ACCEPTED, NO_FURTHER_ACTION, REDIRECTED ->
          new Waits(asked, new Wait.Ended(), new Wait.Ended(), response.kind());
      case ANSWERED, EMBARGO_RELEASED -> this;
    };
  }

  /** Whether it said that it will not act. */
  boolean declined() {
    return decided == ResponseKind.NO_FURTHER_ACTION || decided == ResponseKind.REDIRECTED;
  }

  /** When the next level is told unless the agency acts; empty where none is left. */
  Optional<Instant> nextEscalation() {
    return Stream.of(receipt.nextEscalation(), decision.nextEscalation())
        .flatMap(Stream::ofNullable)
        .min(Instant::compareTo);
  }

  Waits withReceipt(Wait other) {
    return new Waits(asked, other, decision, decided);
  }

  Waits withDecision(Wait other) {
    return new Waits(asked, receipt, other, decided);
  }
}
