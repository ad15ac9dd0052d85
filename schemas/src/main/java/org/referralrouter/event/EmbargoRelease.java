package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;

/**
 * The police allow the suspect to know: the value of {@code embargo-releases.v1}.
 *
 * @param officer who decided it
 * @param reason why
 */
public record EmbargoRelease(
    UUID releaseId, UUID concernId, String officer, String reason, Instant at, String actor)
    implements Event {

  @Override
  public UUID eventId() {
    return releaseId;
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "EmbargoRelease[redacted]";
  }
}
