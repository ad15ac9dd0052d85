package org.referralrouter.notification.outgoing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;

/** The mail that tells an agency of a revision of a referral. */
public record ReferralMailDue(
    UUID referralId,
    UUID concernId,
    int revision,
    Agency agency,
    Urgency urgency,
    ReferralState state,
    @Nullable String traceParent)
    implements MailDue {

  /** The mail about this revision. */
  public static ReferralMailDue about(Referral referral, @Nullable String traceParent) {
    return new ReferralMailDue(
        referral.referralId(),
        referral.concernId(),
        referral.revision(),
        referral.agency(),
        referral.urgency(),
        referral.state(),
        traceParent);
  }

  @Override
  public String mailId() {
    return referralId + "." + revision;
  }
}
