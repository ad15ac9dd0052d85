package org.referralrouter.audit.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Entry;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.TrialId;

/** An entry as it is shown: flat, ids and codes alone. */
public record EntryView(
    String log,
    long index,
    String leafHash,
    String topic,
    int partition,
    long offset,
    Instant recordedAt,
    String type,
    @Nullable UUID eventId,
    @Nullable UUID concernId,
    @Nullable UUID referralId,
    @Nullable String subject,
    @Nullable Agency agency,
    @Nullable String actor,
    Instant at,
    @Nullable Integer revision,
    @Nullable String outcome,
    @Nullable String traceparent,
    Map<String, String> details) {

  /** Whether it is of a trial, which is invented. */
  @JsonProperty
  public boolean test() {
    return TrialId.is(concernId);
  }

  static EntryView of(Entry entry) {
    Source source = entry.source();
    Facts facts = entry.facts();
    return new EntryView(
        source.log().path(),
        entry.place().index(),
        entry.leaf().text(),
        source.topic(),
        source.log().partition(),
        source.offset(),
        source.timestamp(),
        facts.type(),
        facts.eventId(),
        facts.concernId(),
        facts.referralId(),
        facts.person(),
        facts.agency(),
        facts.actor(),
        facts.at(),
        facts.revision(),
        facts.outcome(),
        facts.traceparent(),
        facts.details());
  }
}
