package org.referralrouter.notification.outgoing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.NotificationOutcome;

/**
 * A mail that has to leave: ids and codes, nothing personal. To whom, is found out when it leaves.
 */
public sealed interface MailDue permits ReferralMailDue, EscalationMailDue {
  /** What tells this mail from all others, so that a retry is the same mail. */
  String mailId();

  /** The same of the mail whose outcome this is. */
  static String idOf(NotificationOutcome outcome) {
    UUID escalation = outcome.escalationId();
    return escalation == null
        ? outcome.referralId() + "." + outcome.referralRevision()
        : escalation.toString();
  }

  /** The trace of what caused it (W3C Trace Context); null where it is known by none. */
  @Nullable String traceParent();
}
