package org.referralrouter.edge.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A table of what leaves a service, made by its migrations. Many rows are one statement. */
public final class QueueTable {
  private final JdbcTemplate jdbc;
  private final String name;

  /**
   * A queue.
   *
   * @param name of the table; the lock that whoever works on it holds is named after it
   */
  public QueueTable(JdbcTemplate jdbc, String name) {
    this.jdbc = jdbc;
    this.name = name;
  }

  void add(List<NewEntry> entries) {
    jdbc.update(
        """
        INSERT INTO %s (key, kind, content, trace_parent)
        SELECT key, kind, content, trace_parent
        FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) WITH ORDINALITY
          AS entry (key, kind, content, trace_parent, place)
        ORDER BY place
        """
            .formatted(name),
        column(entries, NewEntry::key),
        column(entries, NewEntry::kind),
        column(entries, NewEntry::content),
        column(entries, NewEntry::traceParent));
  }

  private static @Nullable String[] column(
      List<NewEntry> entries, Function<NewEntry, @Nullable String> value) {
    return entries.stream().map(value).toArray(String[]::new);
  }

  /** Whether this transaction alone works on the queue until it ends, among all processes. */
  boolean lock(Connection turn) throws SQLException {
    try (PreparedStatement lock =
        turn.prepareStatement("SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
      lock.setString(1, name);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /**
   * The first entries of their keys that are due, oldest first.
   *
   * @param turn that holds the lock
   * @param underway numbers of those that are on their way already
   */
  public List<QueuedEntry> next(Connection turn, int most, Collection<Long> underway)
      throws SQLException {
    List<QueuedEntry> next = new ArrayList<>();
    try (PreparedStatement query =
        turn.prepareStatement(
            """
            SELECT number, key, kind, content, trace_parent FROM %1$s AS entry
            WHERE due_at <= clock_timestamp() AND number <> ALL (?)
              AND number = (SELECT min(number) FROM %1$s AS first WHERE first.key = entry.key)
            ORDER BY number LIMIT ?
            """
                .formatted(name))) {
      query.setArray(1, turn.createArrayOf("bigint", underway.toArray()));
      query.setInt(2, most);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          next.add(
              new QueuedEntry(
                  row.getLong("number"),
                  row.getString("key"),
                  row.getString("kind"),
                  row.getString("content"),
                  row.getString("trace_parent")));
        }
      }
    }
    return next;
  }

  /** These have left. */
  public void delete(List<Long> numbers) {
    if (!numbers.isEmpty()) {
      jdbc.update("DELETE FROM %s WHERE number = ANY (?)".formatted(name), (Object) array(numbers));
    }
  }

  /**
   * These have not left, and are tried again.
   *
   * @param first wait after the first failure; it doubles with each
   * @param longest wait
   */
  public void failed(List<Long> numbers, Duration first, Duration longest) {
    if (!numbers.isEmpty()) {
      jdbc.update(
          """
          UPDATE %s SET failures = failures + 1, due_at = clock_timestamp()
            + least(?, ? * power(2, least(failures, 30))) * interval '1 millisecond'
          WHERE number = ANY (?)
          """
              .formatted(name),
          longest.toMillis(),
          first.toMillis(),
          array(numbers));
    }
  }

  /** How many entries wait to leave, and since when the oldest of them does. */
  public Backlog backlog() {
    return jdbc.queryForObject(
        "SELECT count(*), min(queued_at) FROM " + name,
        (row, _) -> Backlog.of(row.getLong(1), row.getObject(2, OffsetDateTime.class)));
  }

  private static Long[] array(List<Long> numbers) {
    return numbers.toArray(Long[]::new);
  }
}
