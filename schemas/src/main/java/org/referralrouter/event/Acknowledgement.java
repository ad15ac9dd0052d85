package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/**
 * An agency's answer to a referral: the value of {@code acknowledgements.v1}.
 *
 * @param referralRevision the revision that the agency had read
 * @param acknowledgedBy the person who answered for the agency, in the agency's words
 * @param redirectedTo the agency that should act, where the outcome is REDIRECTED
 */
public record Acknowledgement(
    UUID acknowledgementId,
    UUID referralId,
    UUID concernId,
    int referralRevision,
    Agency agency,
    AcknowledgementOutcome outcome,
    String acknowledgedBy,
    @Nullable String reason,
    @Nullable Agency redirectedTo,
    Instant at,
    String actor)
    implements Event {

  @Override
  public UUID eventId() {
    return acknowledgementId;
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Acknowledgement[redacted]";
  }
}
