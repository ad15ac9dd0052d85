package org.referralrouter.audit.ledger;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/**
 * What a record says of itself, by ids and codes alone.
 *
 * @param type one of {@link EntryType#codes()}
 * @param actor the OAuth client that caused it, where one did
 * @param at when it happened; the record's timestamp where the record does not say
 * @param traceparent the W3C trace context that it came with
 * @param details a dead letter's service, origin and reason; why a record was unreadable
 */
public record Facts(
    String type,
    @Nullable UUID eventId,
    @Nullable UUID concernId,
    @Nullable UUID referralId,
    @Nullable Agency agency,
    @Nullable String actor,
    Instant at,
    @Nullable String traceparent,
    Map<String, String> details) {
  public Facts {
    details = Map.copyOf(details);
  }
}
