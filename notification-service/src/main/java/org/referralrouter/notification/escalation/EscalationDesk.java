package org.referralrouter.notification.escalation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Escalation;
import org.referralrouter.notification.outgoing.EscalationMailDue;
import org.referralrouter.notification.outgoing.Outgoing;

/** Has people told of an agency's silence (lifecycle, L14). In one transaction of its caller. */
public final class EscalationDesk {
  private final EscalationLog log;
  private final Outgoing outgoing;

  public EscalationDesk(EscalationLog log, Outgoing outgoing) {
    this.log = log;
    this.outgoing = outgoing;
  }

  /**
   * An escalation has arrived; a repeat tells nobody again.
   *
   * @param traceParent its trace (W3C Trace Context); null where it has none
   */
  public void arrived(Escalation escalation, @Nullable String traceParent) {
    if (log.keep(escalation)) {
      outgoing.mail(List.of(EscalationMailDue.about(escalation, traceParent)));
    }
  }
}
