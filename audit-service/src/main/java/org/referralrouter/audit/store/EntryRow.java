package org.referralrouter.audit.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Entry;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.NewEntry;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.audit.ledger.SourceLog;
import org.referralrouter.concern.Agency;
import org.referralrouter.wire.Json;
import tools.jackson.core.type.TypeReference;

/** An entry as a row. */
final class EntryRow {
  static final String INSERT =
      """
      INSERT INTO entry (topic, partition, record_offset, recorded_at, type, event_id, concern_id,
        referral_id, agency, actor, happened_at, traceparent, details, record_key, payload)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
      """;

  /** Every column but the payload, which queries never show. */
  static final String COLUMNS =
      """
      id, topic, partition, record_offset, recorded_at, type, event_id, concern_id,
      referral_id, agency, actor, happened_at, traceparent, details
      """;

  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private EntryRow() {}

  static @Nullable Object[] of(NewEntry entry) {
    Source source = entry.source();
    Facts facts = entry.facts();
    return new @Nullable Object[] {
      source.log().topic(),
      source.log().partition(),
      source.offset(),
      time(source.timestamp()),
      facts.type(),
      facts.eventId(),
      facts.concernId(),
      facts.referralId(),
      facts.agency() == null ? null : facts.agency().name(),
      facts.actor(),
      time(facts.at()),
      facts.traceparent(),
      Json.mapper().writeValueAsString(facts.details()),
      entry.payload().key(),
      entry.payload().value()
    };
  }

  static Entry read(ResultSet row, int number) throws SQLException {
    String agency = row.getString("agency");
    return new Entry(
        row.getLong("id"),
        new Source(
            new SourceLog(row.getString("topic"), row.getInt("partition")),
            row.getLong("record_offset"),
            row.getObject("recorded_at", OffsetDateTime.class).toInstant()),
        new Facts(
            row.getString("type"),
            row.getObject("event_id", UUID.class),
            row.getObject("concern_id", UUID.class),
            row.getObject("referral_id", UUID.class),
            agency == null ? null : Agency.valueOf(agency),
            row.getString("actor"),
            row.getObject("happened_at", OffsetDateTime.class).toInstant(),
            row.getString("traceparent"),
            Json.mapper().readValue(row.getString("details"), DETAILS)));
  }

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
