package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/**
 * What became of telling an agency about a revision of a referral: the value of {@code
 * notifications.v1}.
 *
 * @param attempt counts the tries, from 1
 * @param reason a code where it failed; no personal text
 */
public record NotificationOutcome(
    UUID referralId,
    UUID concernId,
    int referralRevision,
    Agency agency,
    Channel channel,
    DeliveryOutcome outcome,
    int attempt,
    @Nullable String reason,
    Instant at)
    implements Event {

  @Override
  public UUID eventId() {
    return DerivedId.of(
        referralId,
        "notification",
        Integer.toString(referralRevision),
        channel.name(),
        Integer.toString(attempt));
  }
}
