package org.referralrouter.notification.outgoing;

/**
 * A mail that has to leave: ids and codes, nothing personal. To whom, is found out when it leaves.
 */
public sealed interface MailDue permits ReferralMailDue, EscalationMailDue {
  /** What tells this mail from all others, so that a retry is the same mail. */
  String mailId();
}
