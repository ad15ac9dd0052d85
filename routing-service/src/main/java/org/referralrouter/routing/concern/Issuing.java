package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Procedure;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;

/** Makes the next revision of a referral, and says by when its agency must answer it. */
final class Issuing {
  private final AcknowledgementClock clock;

  Issuing(AcknowledgementClock clock) {
    this.clock = clock;
  }

  /**
   * The next revision.
   *
   * @param last what was sent before; null where nothing was
   */
  SentReferral next(
      @Nullable SentReferral last,
      Content content,
      ConcernRevision concern,
      Procedure procedure,
      Instant now) {
    int revision = last == null ? 1 : last.referral().revision() + 1;
    Wait answer = answer(last, content, revision, now);
    return new SentReferral(
        new Referral(
            id(concern, content),
            concern.concernId(),
            concern.revision(),
            revision,
            content.state(),
            content.withdrawnReason(),
            content.agency(),
            content.subject(),
            content.urgency(),
            content.embargo(),
            content.purposes(),
            content.confidentiality(),
            content.handling(),
            content.questions(),
            procedure,
            now,
            acknowledgeBy(last, answer),
            content.shared()),
        answer);
  }

  private static UUID id(ConcernRevision concern, Content content) {
    return Referral.id(concern.concernId(), content.agency(), content.subject());
  }

  private Wait answer(@Nullable SentReferral last, Content content, int revision, Instant now) {
    if (content.state() == ReferralState.WITHDRAWN) {
      return new Wait.Ended();
    }
    if (last == null) {
      return fresh(content.urgency(), revision, now);
    }
    return content.asksAnewAfter(Content.of(last.referral()))
        ? last.answer().restarted(fresh(content.urgency(), revision, now))
        : last.answer();
  }

  private Wait.WithAgency fresh(Urgency urgency, int revision, Instant now) {
    Instant due = clock.acknowledgeBy(now, urgency);
    return new Wait.WithAgency(revision, due, clock.boardBy(due, urgency));
  }

  private static @Nullable Instant acknowledgeBy(@Nullable SentReferral last, Wait answer) {
    return switch (answer) {
      case Wait.WithAgency(_, var due, _) -> due;
      case Wait.WithDutyManager(_, var due, _) -> due;
      case Wait.WithBoard(_, var due) -> due;
      case Wait.Answered _ -> last == null ? null : last.referral().acknowledgeBy();
      case Wait.Ended _ -> null;
    };
  }
}
