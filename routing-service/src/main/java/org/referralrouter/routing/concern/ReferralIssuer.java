package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.event.Referral;

/** Makes the next revision of a referral, and the row that is remembered of it. */
final class ReferralIssuer {
  private final ResponseClock clock;

  ReferralIssuer(ResponseClock clock) {
    this.clock = clock;
  }

  /** The revision that is sent, and what is remembered of it. */
  record Issued(Referral referral, SentReferral row) {}

  /** The next revision. */
  Issued next(
      UUID concernId,
      int concernRevision,
      Situation situation,
      ReferralUpdate update,
      ReferralDiff diff,
      Instant now) {
    return issued(concernId, concernRevision, situation, update, waits(update, diff, now), now);
  }

  /** A revision whose agency is waited for so. */
  Issued issued(
      UUID concernId,
      int concernRevision,
      Situation situation,
      ReferralUpdate update,
      Waits waits,
      Instant now) {
    ReferralContent content = update.content();
    Referral referral =
        new Referral(
            content.key().id(concernId),
            concernId,
            concernRevision,
            update.revision(),
            content.state(),
            content.withdrawnReason(),
            content.key().agency(),
            content.key().subject(),
            content.urgency(),
            situation.embargoCode(),
            content.purposes(),
            content.confidentiality(),
            content.handling(),
            content.questions(),
            situation.decision().procedure(),
            now,
            waits.receipt().dueAt(),
            waits.decision().dueAt(),
            content.shared());
    return new Issued(referral, row(update, waits));
  }

  private Waits waits(ReferralUpdate update, ReferralDiff diff, Instant now) {
    return switch (diff) {
      case WITHDRAWN -> Waits.NONE;
      case NONE, CHANGED -> update.waits();
      case OPENED, ASKS_ANEW ->
          update
              .waits()
              .askedAnew(
                  update.revision(),
                  update.content().urgency(),
                  now,
                  clock.of(update.content().key().agency()));
    };
  }

  private static SentReferral row(ReferralUpdate update, Waits waits) {
    SentReferral last = update.last();
    ReferralContent content = update.content();
    SentReferral row =
        new SentReferral(
            content.key(),
            update.revision(),
            content.state(),
            content.urgency(),
            content.purposeCodes(),
            content.questionCodes(),
            update.digest().content(),
            update.digest().shared(),
            waits,
            withheld(last, content),
            last == null ? List.of() : last.views());
    return Agency.POLICE.equals(content.key().agency())
        ? row.showing(Cover.shownBy(content.shared()))
        : row;
  }

  private static @Nullable Confidentiality withheld(
      @Nullable SentReferral last, ReferralContent content) {
    return content.confidentiality().stream()
        .filter(flag -> flag.flag().equals(EmbargoFlags.WITHHOLD_SUSPENSION_REASON))
        .findFirst()
        .orElse(last == null ? null : last.suspensionReasonWithheld());
  }
}
