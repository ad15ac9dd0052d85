package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;
import org.referralrouter.concern.Concern;

/**
 * One revision of a concern, whole: the value of {@code concerns.v1}. The highest revision wins.
 *
 * @param revision 1 for the first, counting up
 * @param submittedBy the OAuth client that submitted it
 */
public record ConcernRevision(
    UUID concernId, int revision, Instant receivedAt, String submittedBy, Concern concern)
    implements Event {

  @Override
  public UUID eventId() {
    return DerivedId.of(concernId, "concern", Integer.toString(revision));
  }

  @Override
  public Instant at() {
    return receivedAt;
  }

  @Override
  public String actor() {
    return submittedBy;
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "ConcernRevision[redacted]";
  }
}
