package org.referralrouter.notification.response;

import java.time.Instant;
import java.util.UUID;
import org.referralrouter.event.ResponseKind;

/**
 * A response as it is remembered: ids, codes and times; its words travel in the event.
 *
 * @param loggedAt when it came to the inbox, by HTTP or by Kafka
 */
public record LoggedResponse(
    UUID responseId,
    UUID referralId,
    int referralRevision,
    ResponseKind kind,
    Instant loggedAt,
    ResponseState state) {}
