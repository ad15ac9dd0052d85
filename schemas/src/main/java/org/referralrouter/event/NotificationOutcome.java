package org.referralrouter.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/**
 * What became of telling somebody that a referral waits, that an agency is silent, or that there is
 * news: the value of {@code notifications.v1}.
 *
 * @param attempt counts the tries, from 1
 * @param reason a code where it failed; no personal text
 * @param audience who was told
 * @param escalationId the escalation that it is about, where it is about one
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
    Instant at,
    Audience audience,
    @Nullable UUID escalationId)
    implements Event {

  @Override
  public UUID eventId() {
    return DerivedId.of(
        referralId,
        "notification",
        Integer.toString(referralRevision),
        channel.name(),
        audience.name(),
        escalationId == null ? "" : escalationId.toString(),
        Integer.toString(attempt));
  }
}
