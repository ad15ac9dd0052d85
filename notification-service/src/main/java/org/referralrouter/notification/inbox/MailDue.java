package org.referralrouter.notification.inbox;

import java.util.UUID;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;

/** What a mail about a revision of a referral is made of: ids and codes, nothing personal. */
public record MailDue(
    UUID referralId,
    UUID concernId,
    int revision,
    Agency agency,
    Urgency urgency,
    ReferralState state) {

  static MailDue about(Referral referral) {
    return new MailDue(
        referral.referralId(),
        referral.concernId(),
        referral.revision(),
        referral.agency(),
        referral.urgency(),
        referral.state());
  }
}
