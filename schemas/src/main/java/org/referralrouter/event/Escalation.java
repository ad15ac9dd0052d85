package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;
import org.referralrouter.concern.Agency;

/**
 * An agency was silent for too long, or passed a referral on to nobody: the value of {@code
 * escalations.v1}.
 *
 * @param dueAt when it should have been done
 * @param of what the agency is waited for
 * @param asked the revision of the referral by which it was asked: each time it is asked anew,
 *     somebody may be told anew (lifecycle, L14)
 */
public record Escalation(
    UUID referralId,
    UUID concernId,
    Agency agency,
    EscalationLevel level,
    Instant dueAt,
    Instant at,
    AwaitedStep of,
    EscalationCause cause,
    int asked)
    implements Event {

  @Override
  public UUID eventId() {
    return cause == EscalationCause.OVERDUE
        ? DerivedId.of(referralId, "escalation", level.name(), of.name(), Integer.toString(asked))
        : DerivedId.of(referralId, "escalation", level.name(), cause.name(), at.toString());
  }
}
