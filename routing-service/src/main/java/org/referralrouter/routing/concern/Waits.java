package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;

/**
 * What an agency is waited for, and what it has decided (lifecycle, L10 and L13).
 *
 * @param asked the revision by which it was asked last; a response to an older one ends nothing
 * @param decided its decision on what it was asked last; null while it has not decided
 * @param redirectedTo the agency that should act, where it decided to redirect
 */
public record Waits(
    int asked,
    Wait receipt,
    Wait decision,
    @Nullable ResponseKind decided,
    @Nullable Agency redirectedTo) {

  /** Nothing is asked: the referral is withdrawn. */
  static final Waits NONE = new Waits(0, new Wait.Ended(null), new Wait.Ended(null), null, null);

  /** The waits after the agency is asked anew by a revision. */
  Waits restarted(int revision, Wait.Running freshReceipt, Wait.Running freshDecision) {
    return new Waits(
        revision, receipt.restarted(freshReceipt), decision.restarted(freshDecision), null, null);
  }

  /** The waits after a receipt or a decision; one of an older revision ends nothing. */
  Waits answered(Response response) {
    if (response.referralRevision() < asked) {
      return this;
    }
    return switch (response.kind()) {
      case RECEIVED -> new Waits(asked, receipt.ended(), decision, decided, redirectedTo);
      case ACCEPTED, NO_FURTHER_ACTION, REDIRECTED ->
          new Waits(
              asked, receipt.ended(), decision.ended(), response.kind(), response.redirectedTo());
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
    return new Waits(asked, other, decision, decided, redirectedTo);
  }

  Waits withDecision(Wait other) {
    return new Waits(asked, receipt, other, decided, redirectedTo);
  }
}
