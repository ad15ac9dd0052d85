package org.referralrouter.audit.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Entry;
import org.referralrouter.audit.ledger.EntryQuery;
import org.referralrouter.audit.ledger.EntryQuery.Place;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.ledger.Leaf;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.Source;
import org.referralrouter.audit.ledger.Subject;
import org.referralrouter.audit.ledger.SubjectKey;
import org.referralrouter.audit.ledger.SubjectKeys;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.wire.Json;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;

/** Finds entries by their references; what they say comes from their leaves. */
final class EntryFinder {
  private static final TypeReference<Map<String, String>> DETAILS = new TypeReference<>() {};

  private final JdbcTemplate jdbc;
  private final SubjectKeys keys;
  private final AgencyNumbers numbers;

  EntryFinder(JdbcTemplate jdbc, SubjectKeys keys, AgencyNumbers numbers) {
    this.jdbc = jdbc;
    this.numbers = numbers;
    this.keys = keys;
  }

  List<Entry> find(EntryQuery query) {
    Optional<Long> actor = Optional.empty();
    if (query.actor() != null) {
      actor = keys.existing(new Subject.OfActor(query.actor())).map(SubjectKey::id);
      if (actor.isEmpty()) {
        return List.of();
      }
    }
    Optional<Long> person = Optional.empty();
    if (query.person() != null && query.concern() != null) {
      person =
          keys.existing(new Subject.OfPerson(query.concern(), query.person())).map(SubjectKey::id);
      if (person.isEmpty()) {
        return List.of();
      }
    }
    return read(Selection.of(query, person.orElse(null), actor.orElse(null), numbers));
  }

  Optional<Entry> entry(LogId log, long index) {
    return read(Selection.of(log, index)).stream().findFirst();
  }

  private List<Entry> read(Selection selection) {
    List<Row> rows =
        jdbc.query(selection.sql(), (row, _) -> row(row), selection.values().toArray());
    Set<Long> subjects = new HashSet<>();
    rows.forEach(
        row -> {
          if (row.actor != null) {
            subjects.add(row.actor);
          }
          if (row.person != null) {
            subjects.add(row.person);
          }
        });
    Map<Long, String> names = subjects.isEmpty() ? Map.of() : keys.named(subjects);
    return rows.stream().map(row -> entry(row, names)).toList();
  }

  private record Row(
      Place place,
      Source source,
      Leaf leaf,
      Hash hash,
      short type,
      short agency,
      @Nullable UUID concern,
      @Nullable UUID referral,
      @Nullable Long person,
      @Nullable Long actor,
      @Nullable Integer revision,
      @Nullable String outcome,
      @Nullable String traceparent,
      @Nullable String details) {}

  private static Row row(ResultSet row) throws SQLException {
    byte[] bytes = row.getBytes("bytes");
    Leaf leaf = Leaf.parse(bytes);
    return new Row(
        new Place(time(row, "at"), row.getInt("log"), row.getLong("idx")),
        new Source(leaf.log(), row.getString("topic"), leaf.offset(), leaf.recordedAt()),
        leaf,
        Hash.leaf(bytes),
        row.getShort("type"),
        row.getShort("agency"),
        row.getObject("concern", UUID.class),
        row.getObject("referral", UUID.class),
        row.getObject("person", Long.class),
        row.getObject("actor", Long.class),
        row.getObject("revision", Integer.class),
        row.getString("outcome"),
        row.getString("traceparent"),
        row.getString("details"));
  }

  private Entry entry(Row row, Map<Long, String> names) {
    return new Entry(
        row.source,
        row.place,
        row.hash,
        new Facts(
            row.leaf.type(),
            row.leaf.eventId(),
            row.concern,
            row.referral,
            after('/', 2, row.person == null ? null : names.get(row.person)),
            numbers.agency(row.agency),
            after('/', 1, row.actor == null ? null : names.get(row.actor)),
            row.leaf.at(),
            row.revision,
            row.outcome,
            row.traceparent,
            row.details == null ? Map.of() : Json.mapper().readValue(row.details, DETAILS)));
  }

  /** What a subject's text says behind so many separators. */
  private static @Nullable String after(char separator, int count, @Nullable String text) {
    String rest = text;
    for (int i = 0; i < count && rest != null; i++) {
      rest = rest.substring(rest.indexOf(separator) + 1);
    }
    return rest;
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
