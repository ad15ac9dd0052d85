package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Procedure;

/**
 * From when on a version of the procedure decides: the value of {@code procedures.v1}.
 *
 * @param from records with this timestamp or a later one are decided by it
 * @param refused a version that was asked for and refused, so that this one stays; null where there
 *     is none
 */
public record ProcedureInForce(
    UUID changeId, Procedure procedure, Instant from, @Nullable Procedure refused, Instant at)
    implements Event {

  @Override
  public UUID eventId() {
    return changeId;
  }

  @Override
  public @Nullable UUID concernId() {
    return null;
  }
}
