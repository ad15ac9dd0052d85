package org.referralrouter.audit.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Entry;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.concern.Agency;

/** An entry as JSON: flat, ids and codes alone. */
record EntryView(
    String id,
    String topic,
    int partition,
    long offset,
    Instant recordedAt,
    String type,
    @Nullable UUID eventId,
    @Nullable UUID concernId,
    @Nullable UUID referralId,
    @Nullable Agency agency,
    @Nullable String actor,
    Instant at,
    @Nullable String traceparent,
    Map<String, String> details) {

  static EntryView of(Entry entry) {
    Source source = entry.source();
    Facts facts = entry.facts();
    return new EntryView(
        Long.toString(entry.id()),
        source.log().topic(),
        source.log().partition(),
        source.offset(),
        source.timestamp(),
        facts.type(),
        facts.eventId(),
        facts.concernId(),
        facts.referralId(),
        facts.agency(),
        facts.actor(),
        facts.at(),
        facts.traceparent(),
        facts.details());
  }
}
