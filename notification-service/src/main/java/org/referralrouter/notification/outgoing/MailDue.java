package org.referralrouter.notification.outgoing;

import org.jspecify.annotations.Nullable;

/**
 * A mail that has to leave: ids and codes, nothing personal. To whom, is found out when it leaves.
 */
public sealed interface MailDue permits ReferralMailDue, EscalationMailDue {
  /** What tells this mail from all others, so that a retry is the same mail. */
  String mailId();

  /** The trace of what caused it (W3C Trace Context); null where that is the present one. */
  @Nullable String traceParent();
}
