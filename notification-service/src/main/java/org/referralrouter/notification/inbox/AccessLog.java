package org.referralrouter.notification.inbox;

import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Referral;
import org.referralrouter.notification.outgoing.Outgoing;

/**
 * Records who was shown what, and who was refused a look. Each record is in its caller's
 * transaction.
 */
public final class AccessLog {
  private static final String SERVICE = "notification-service";

  private final Referrals referrals;
  private final Outgoing outgoing;
  private final Clock clock;

  public AccessLog(Referrals referrals, Outgoing outgoing, Clock clock) {
    this.referrals = referrals;
    this.outgoing = outgoing;
    this.clock = clock;
  }

  /** A page of the list was shown. */
  public void listed(InboxReader reader) {
    record(AccessAction.REFERRALS_LISTED, reader.actor(), reader.agency(), null, null, false);
  }

  /** Something of a referral was shown. */
  public void shown(AccessAction action, InboxReader reader, Referral referral) {
    record(
        action,
        reader.actor(),
        reader.agency(),
        referral.concernId(),
        referral.referralId(),
        false);
  }

  /**
   * Something was asked for and refused.
   *
   * @param agency in whose inbox; null where there is none of that name
   * @param referralId what was asked for; its concern is recorded too where the referral is known
   */
  public void refused(
      AccessAction action, String actor, @Nullable Agency agency, @Nullable UUID referralId) {
    UUID concern =
        referralId == null
            ? null
            : referrals.find(referralId).map(kept -> kept.referral().concernId()).orElse(null);
    record(action, actor, agency, concern, referralId, true);
  }

  private void record(
      AccessAction action,
      String actor,
      @Nullable Agency agency,
      @Nullable UUID concernId,
      @Nullable UUID referralId,
      boolean refused) {
    outgoing.publish(
        new AccessRecorded(
            UUID.randomUUID(),
            SERVICE,
            actor,
            action.name(),
            concernId,
            referralId,
            agency,
            null,
            clock.instant(),
            refused));
  }
}
