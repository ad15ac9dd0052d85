package org.referralrouter.audit.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/**
 * What a record says of itself, by ids and codes alone.
 *
 * @param type one of {@link EntryType#codes()}
 * @param person the ref of the person in the concern that it is about, where it is about one
 * @param actor the OAuth client that caused it, where one did
 * @param at when it happened; the record's timestamp where the record does not say
 * @param revision of the concern or the referral that it is or answers
 * @param outcome what became of it, as a code: a referral's state, what an agency says, a
 *     delivery's end
 * @param traceparent the W3C trace context that it came with
 * @param details more of it, by the names of {@link Detail}; a dead letter's service, origin and
 *     reason; why a record was unreadable
 */
public record Facts(
    String type,
    @Nullable UUID eventId,
    @Nullable UUID concernId,
    @Nullable UUID referralId,
    @Nullable String person,
    @Nullable Agency agency,
    @Nullable String actor,
    Instant at,
    @Nullable Integer revision,
    @Nullable String outcome,
    @Nullable String traceparent,
    Map<String, String> details) {
  public Facts {
    details = Map.copyOf(details);
  }

  /** The same with more details. */
  public Facts with(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(details);
    all.putAll(more);
    return new Facts(
        type,
        eventId,
        concernId,
        referralId,
        person,
        agency,
        actor,
        at,
        revision,
        outcome,
        traceparent,
        all);
  }

  /** Whose the record is; without a concern it is its topic's, for a month. */
  public Subject subject(String topic) {
    return concernId == null || type.equals(EntryType.ERASURE)
        ? Subject.OfMonth.of(topic, at)
        : new Subject.OfConcern(concernId);
  }
}
