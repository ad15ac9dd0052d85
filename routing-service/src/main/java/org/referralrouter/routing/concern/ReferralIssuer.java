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

  /**
   * The next revision.
   *
   * @param last the row of the one before; null where none was sent
   */
  Issued next(
      UUID concernId,
      int concernRevision,
      Situation situation,
      @Nullable SentReferral last,
      ReferralContent content,
      ReferralDiff diff,
      Instant now) {
    int revision = last == null ? 1 : last.revision() + 1;
    return issued(
        concernId,
        concernRevision,
        situation,
        last,
        content,
        revision,
        waits(last, content, diff, revision, now),
        now);
  }

  /** A revision whose agency is waited for so. */
  Issued issued(
      UUID concernId,
      int concernRevision,
      Situation situation,
      @Nullable SentReferral last,
      ReferralContent content,
      int revision,
      Waits waits,
      Instant now) {
    Referral referral =
        new Referral(
            content.key().id(concernId),
            concernId,
            concernRevision,
            revision,
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
    return new Issued(referral, row(last, content, revision, waits));
  }

  private Waits waits(
      @Nullable SentReferral last,
      ReferralContent content,
      ReferralDiff diff,
      int revision,
      Instant now) {
    Waits before = last == null ? Waits.NONE : last.waits();
    return switch (diff) {
      case WITHDRAWN -> Waits.NONE;
      case NONE, CHANGED -> before;
      case OPENED, ASKS_ANEW ->
          before.askedAnew(revision, content.urgency(), now, clock.of(content.key().agency()));
    };
  }

  private static SentReferral row(
      @Nullable SentReferral last, ReferralContent content, int revision, Waits waits) {
    SentReferral row =
        new SentReferral(
            content.key(),
            revision,
            content.state(),
            content.urgency(),
            content.purposeCodes(),
            content.questionCodes(),
            content.digest(),
            content.sharedDigest(),
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
