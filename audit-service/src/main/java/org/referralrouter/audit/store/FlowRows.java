package org.referralrouter.audit.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Codes;
import org.referralrouter.audit.ledger.Missing;
import org.referralrouter.audit.operate.Flow;
import org.referralrouter.audit.operate.Tally;
import org.referralrouter.concern.Agencies;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What waits, read from the table that {@link Outstanding} keeps. The table may hold what has ended
 * by now, so each question asks once more.
 */
@Repository
class FlowRows implements Flow {
  private static final String WAITS =
      "SELECT o.kind, o.id, o.concern, o.agency, o.revision, o.at, o.due, o.urgency"
          + " FROM outstanding o WHERE NOT "
          + WaitRule.ENDED;

  private static final String TALLIES =
      "SELECT o.kind, o.agency, o.urgency, count(*), count(*) FILTER (WHERE o.due < ?), min(o.at),"
          + " min(o.due) AS due FROM outstanding o WHERE NOT "
          + WaitRule.ENDED
          + " GROUP BY o.kind, o.agency, o.urgency";

  /** Somebody's question about an id does not make it one that is known. */
  private static final String CONCERN =
      """
      SELECT concern FROM reference WHERE concern = ? AND type <> %1$d
      UNION ALL SELECT concern FROM reference
        WHERE referral = ? AND concern IS NOT NULL AND type <> %1$d LIMIT 1
      """
          .formatted(Codes.ofType("AccessRecorded"));

  private final JdbcTemplate jdbc;
  private final AgencyNumbers numbers;

  FlowRows(JdbcTemplate jdbc, Agencies agencies) {
    this.jdbc = jdbc;
    this.numbers = new AgencyNumbers(jdbc, agencies);
  }

  @Override
  public List<Tally> tallies(Instant now) {
    return jdbc.query(
        TALLIES,
        (row, _) ->
            new Tally(
                Missing.Kind.numbered(row.getShort(1)),
                numbers.agency(row.getShort(2)),
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                time(row, "due")),
        Selection.time(now));
  }

  @Override
  public List<Missing> waits(Waits which, int limit) {
    StringBuilder sql = new StringBuilder(WAITS);
    List<Object> values = new ArrayList<>();
    if (which.step() != null) {
      sql.append(" AND o.kind = ?");
      values.add((short) which.step().number());
    }
    if (which.agency() != null) {
      sql.append(" AND o.agency = ?");
      values.add(numbers.of(which.agency()));
    }
    if (which.overdueAt() != null) {
      sql.append(" AND o.due < ?");
      values.add(Selection.time(which.overdueAt()));
    }
    values.add(limit);
    return jdbc.query(
        sql.append(" ORDER BY o.due, o.at, o.id LIMIT ?").toString(),
        this::missing,
        values.toArray());
  }

  @Override
  public List<Missing> ofConcern(UUID concern) {
    return jdbc.query(
        WAITS + " AND o.concern = ? ORDER BY o.due, o.kind, o.id", this::missing, concern);
  }

  @Override
  public @Nullable UUID concernOf(UUID id) {
    return jdbc.query(CONCERN, (row, _) -> row.getObject(1, UUID.class), id, id).stream()
        .findFirst()
        .orElse(null);
  }

  @Override
  public long embargoes() {
    return jdbc.query("SELECT count(*) FROM embargo", (row, _) -> row.getLong(1)).getFirst();
  }

  @Override
  public @Nullable Instant embargoedSince(UUID concern) {
    return jdbc
        .query(
            "SELECT since FROM embargo WHERE concern = ?",
            (row, _) -> row.getObject(1, OffsetDateTime.class).toInstant(),
            concern)
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** What waits for this step, the longest waiting first. */
  List<Missing> longest(
      Missing.Kind step, @Nullable Short agency, @Nullable Instant before, int limit) {
    return jdbc.query(
        WAITS
            + " AND o.kind = ? AND (?::smallint IS NULL OR o.agency = ?)"
            + " AND (?::timestamptz IS NULL OR o.at < ?) ORDER BY o.at, o.id LIMIT ?",
        this::missing,
        (short) step.number(),
        agency,
        agency,
        before == null ? null : Selection.time(before),
        before == null ? null : Selection.time(before),
        limit);
  }

  private Missing missing(ResultSet row, int number) throws SQLException {
    return new Missing(
        Missing.Kind.numbered(row.getShort("kind")),
        row.getObject("id", UUID.class),
        row.getObject("concern", UUID.class),
        numbers.agency(row.getShort("agency")),
        row.getInt("revision"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        time(row, "due"),
        row.getString("urgency"));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
