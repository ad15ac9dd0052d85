package org.referralrouter.notification.escalation;

import org.referralrouter.event.Escalation;

/** The escalations that have arrived. */
public interface EscalationLog {
  /**
   * Keeps an escalation.
   *
   * @return whether it was new
   */
  boolean keep(Escalation escalation);
}
