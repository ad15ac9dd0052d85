package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person's data, or a whole concern's, was erased from the audit log: the value of {@code
 * erasures.v1}. The list of these is replayed after a restore, so that a backup brings nothing
 * back.
 *
 * @param person the ref of a person in the concern; null where the whole concern is erased
 * @param reason why
 * @param authority the person or body that decided it
 */
public record Erasure(
    UUID erasureId,
    UUID concernId,
    @Nullable String person,
    String reason,
    String authority,
    Instant at,
    String actor)
    implements Event {

  @Override
  public UUID eventId() {
    return erasureId;
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Erasure[redacted]";
  }
}
