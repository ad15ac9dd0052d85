package org.referralrouter.notification.outgoing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Escalation;

/**
 * The mail that tells a duty manager or the board of an escalation (lifecycle, L11 and L14).
 *
 * @param escalationId the escalation's own id
 */
public record EscalationMailDue(
    UUID escalationId, Escalation escalation, @Nullable String traceParent) implements MailDue {

  /** The mail about this escalation. */
  public static EscalationMailDue about(Escalation escalation, @Nullable String traceParent) {
    return new EscalationMailDue(escalation.eventId(), escalation, traceParent);
  }

  @Override
  public String mailId() {
    return escalationId.toString();
  }
}
