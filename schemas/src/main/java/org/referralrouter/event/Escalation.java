package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;
import org.referralrouter.concern.Agency;

/**
 * A referral was not acknowledged in time: the value of {@code escalations.v1}.
 *
 * @param dueAt when it should have been acknowledged
 */
public record Escalation(
    UUID referralId,
    UUID concernId,
    Agency agency,
    EscalationLevel level,
    Instant dueAt,
    Instant at)
    implements Event {

  @Override
  public UUID eventId() {
    return DerivedId.of(referralId, "escalation", level.name(), dueAt.toString());
  }
}
