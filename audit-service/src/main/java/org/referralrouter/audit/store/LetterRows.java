package org.referralrouter.audit.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.Payloads;
import org.referralrouter.audit.operate.Letter;
import org.referralrouter.audit.operate.LetterFailure;
import org.referralrouter.audit.operate.LetterQuery;
import org.referralrouter.audit.operate.Letters;
import org.referralrouter.audit.operate.OpenLetters;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The letters that {@link LetterLog} keeps. */
@Repository
class LetterRows implements Letters {
  private static final long REDRIVING = 727_167;
  private static final String LETTERS = "SELECT * FROM dead_letter d WHERE ";

  private final JdbcTemplate jdbc;
  private final Payloads payloads;
  private final SessionLock redriving;

  LetterRows(JdbcTemplate jdbc, Payloads payloads) {
    this.jdbc = jdbc;
    this.payloads = payloads;
    this.redriving = new SessionLock(jdbc, REDRIVING);
  }

  @Override
  public List<Letter> find(LetterQuery query) {
    List<Object> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder(LETTERS).append("true");
    add(sql, values, " AND d.state = ?", query.state() == null ? null : query.state().name());
    add(sql, values, " AND d.topic = ?", query.topic());
    add(sql, values, " AND d.reason = ?", query.reason());
    add(sql, values, " AND d.concern = ?", query.concern());
    add(
        sql,
        values,
        " AND (d.first_at, d.id) > (SELECT a.first_at, a.id FROM dead_letter a WHERE a.id = ?)",
        query.after());
    values.add(query.limit());
    return jdbc.query(
        sql.append(" ORDER BY d.first_at, d.id LIMIT ?").toString(),
        LetterRows::letter,
        values.toArray());
  }

  private static void add(
      StringBuilder sql, List<Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(condition);
      values.add(value);
    }
  }

  @Override
  public Optional<Letter> letter(UUID id) {
    return jdbc.query(LETTERS + "d.id = ?", LetterRows::letter, id).stream().findFirst();
  }

  @Override
  public List<LetterFailure> failures(UUID letter) {
    return jdbc.query(
        "SELECT service, reason, redrive, at FROM dead_letter_failure WHERE letter = ?"
            + " ORDER BY redrive, at, log, idx",
        (row, _) ->
            new LetterFailure(row.getString(1), row.getString(2), row.getInt(3), time(row, "at")),
        letter);
  }

  @Override
  public List<Letter> openBefore(Letter letter) {
    return letter.concernId() == null
        ? List.of()
        : jdbc.query(
            LETTERS
                + "d.concern = ? AND d.topic = ? AND d.partition = ? AND d.record_offset < ?"
                + " AND d.state = 'OPEN' ORDER BY d.record_offset",
            LetterRows::letter,
            letter.concernId(),
            letter.topic(),
            letter.partition(),
            letter.offset());
  }

  @Override
  public List<OpenLetters> open() {
    return jdbc.query(
        "SELECT topic, reason, count(*), min(first_at) AS since FROM dead_letter"
            + " WHERE state = 'OPEN' GROUP BY topic, reason ORDER BY topic, reason",
        (row, _) ->
            new OpenLetters(
                row.getString(1), row.getString(2), row.getLong(3), time(row, "since")));
  }

  @Override
  public List<Letter> redriving() {
    return jdbc.query(
        LETTERS + "d.state = 'REDRIVING' ORDER BY d.topic, d.partition, d.record_offset",
        LetterRows::letter);
  }

  private record Place(LogId log, long index) {}

  @Override
  public List<byte @Nullable []> parts(UUID letter) {
    Place place =
        jdbc.queryForObject(
            "SELECT g.topic_id, g.partition, d.idx FROM dead_letter d JOIN log g ON g.id = d.log"
                + " WHERE d.id = ?",
            (row, _) ->
                new Place(new LogId(row.getObject(1, UUID.class), row.getInt(2)), row.getLong(3)),
            letter);
    return payloads.parts(place.log(), place.index());
  }

  @Override
  public void alone(Runnable work) {
    boolean _ = redriving.alone(work);
  }

  private static Letter letter(ResultSet row, int number) throws SQLException {
    return new Letter(
        row.getObject("id", UUID.class),
        row.getString("topic"),
        row.getInt("partition"),
        row.getLong("record_offset"),
        row.getObject("concern", UUID.class),
        Letter.State.valueOf(row.getString("state")),
        row.getInt("redrives"),
        time(row, "first_at"),
        time(row, "last_at"),
        row.getString("reason"),
        row.getInt("value_bytes"),
        row.getInt("key_bytes"),
        row.getInt("schema_id"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
