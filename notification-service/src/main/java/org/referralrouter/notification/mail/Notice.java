package org.referralrouter.notification.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Audience;
import org.referralrouter.event.Channel;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.notification.outgoing.EscalationMailDue;
import org.referralrouter.notification.outgoing.ReferralMailDue;

/**
 * What a mail is about, for the event that tells what became of it.
 *
 * @param mailId what a retry repeats
 * @param revision of the referral; for an escalation, the one by which the agency was asked
 */
record Notice(
    String mailId,
    UUID referralId,
    UUID concernId,
    int revision,
    Agency agency,
    @Nullable UUID escalationId) {

  static Notice of(ReferralMailDue due) {
    return new Notice(
        due.mailId(), due.referralId(), due.concernId(), due.revision(), due.agency(), null);
  }

  static Notice of(EscalationMailDue due) {
    Escalation escalation = due.escalation();
    return new Notice(
        due.mailId(),
        escalation.referralId(),
        escalation.concernId(),
        escalation.asked(),
        escalation.agency(),
        due.escalationId());
  }

  NotificationOutcome outcome(
      DeliveryOutcome outcome,
      int attempt,
      @Nullable String reason,
      Audience audience,
      Instant at) {
    return new NotificationOutcome(
        referralId,
        concernId,
        revision,
        agency,
        Channel.MAIL,
        outcome,
        attempt,
        reason,
        at,
        audience,
        escalationId);
  }
}
