package org.referralrouter.notification.store;

import static org.referralrouter.notification.store.Times.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.log.RequestConcern;
import org.referralrouter.event.Referral;
import org.referralrouter.notification.inbox.AskedRevision;
import org.referralrouter.notification.inbox.InboxLine;
import org.referralrouter.notification.inbox.InboxQuery;
import org.referralrouter.notification.inbox.InboxReader;
import org.referralrouter.notification.inbox.KeptReferral;
import org.referralrouter.notification.inbox.Referrals;
import org.referralrouter.wire.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row a referral. PostgreSQL decides which revision is the highest, however they race. */
@Repository
class JdbcReferrals implements Referrals {
  private final JdbcClient jdbc;

  JdbcReferrals(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Set<UUID> keep(List<KeptReferral> referrals) {
    if (referrals.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        jdbc.sql(
                """
                INSERT INTO referral
                  (referral_id, concern_id, agency, revision, state, urgency, restricted, issued_at, receipt_by,
                   decision_by, asked, facts_revision, facts_at, content)
                SELECT referral_id, concern_id, agency, revision, state, urgency, restricted, issued_at, receipt_by,
                   decision_by, asked, facts_revision, facts_at, content
                FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::boolean[],
                    ?::timestamptz[], ?::timestamptz[], ?::timestamptz[], ?::integer[], ?::integer[], ?::timestamptz[],
                    ?::text[]) WITH ORDINALITY
                  AS kept (referral_id, concern_id, agency, revision, state, urgency, restricted, issued_at, receipt_by,
                    decision_by, asked, facts_revision, facts_at, content, place)
                ORDER BY place
                ON CONFLICT (referral_id) DO UPDATE SET
                  number = DEFAULT, revision = excluded.revision, state = excluded.state, urgency = excluded.urgency,
                  restricted = excluded.restricted, issued_at = excluded.issued_at,
                  receipt_by = excluded.receipt_by, decision_by = excluded.decision_by, asked = excluded.asked,
                  facts_revision = excluded.facts_revision, facts_at = excluded.facts_at, content = excluded.content
                WHERE referral.revision < excluded.revision AND referral.agency = excluded.agency
                RETURNING referral_id
                """)
            .param(
                column(referrals, kept -> kept.referral().referralId().toString(), String[]::new))
            .param(column(referrals, kept -> kept.referral().concernId().toString(), String[]::new))
            .param(column(referrals, kept -> kept.referral().agency().name(), String[]::new))
            .param(column(referrals, kept -> kept.referral().revision(), Integer[]::new))
            .param(column(referrals, kept -> kept.referral().state().name(), String[]::new))
            .param(column(referrals, kept -> kept.referral().urgency().name(), String[]::new))
            .param(column(referrals, KeptReferral::restricted, Boolean[]::new))
            .param(times(referrals, kept -> kept.referral().issuedAt()))
            .param(times(referrals, kept -> kept.referral().receiptBy()))
            .param(times(referrals, kept -> kept.referral().decisionBy()))
            .param(column(referrals, kept -> kept.asked().revision(), Integer[]::new))
            .param(column(referrals, kept -> kept.asked().factsRevision(), Integer[]::new))
            .param(times(referrals, kept -> kept.asked().factsAt()))
            .param(
                column(
                    referrals,
                    kept -> Json.mapper().writeValueAsString(kept.referral()),
                    String[]::new))
            .query(UUID.class)
            .list());
  }

  private static <T> T[] column(
      List<KeptReferral> rows, Function<KeptReferral, T> value, IntFunction<T[]> array) {
    return rows.stream().map(value).toArray(array);
  }

  // The driver sends arrays of texts; the statement says what each is.
  private static @Nullable String[] times(
      List<KeptReferral> rows, Function<KeptReferral, @Nullable Instant> value) {
    return rows.stream()
        .map(value)
        .map(time -> time == null ? null : time.toString())
        .toArray(String[]::new);
  }

  @Override
  public Map<UUID, KeptReferral> find(Set<UUID> referralIds) {
    Map<UUID, KeptReferral> found = new HashMap<>();
    jdbc.sql(
            """
            SELECT referral_id, content, asked, facts_revision, facts_at FROM referral WHERE referral_id = ANY (?::uuid[])
            """)
        .param(referralIds.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            row -> {
              found.put(row.getObject("referral_id", UUID.class), kept(row));
            });
    return found;
  }

  @Override
  public Map<UUID, Boolean> restricted(Set<UUID> referralIds) {
    Map<UUID, Boolean> found = new HashMap<>();
    jdbc.sql("SELECT referral_id, restricted FROM referral WHERE referral_id = ANY (?::uuid[])")
        .param(referralIds.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            row -> {
              found.put(row.getObject("referral_id", UUID.class), row.getBoolean("restricted"));
            });
    return found;
  }

  @Override
  public Optional<KeptReferral> find(UUID referralId) {
    Optional<KeptReferral> found = row(referralId);
    found.ifPresent(kept -> RequestConcern.found(kept.referral().concernId()));
    return found;
  }

  private Optional<KeptReferral> row(UUID referralId) {
    return jdbc.sql(
            """
            SELECT content, asked, facts_revision, facts_at FROM referral WHERE referral_id = :referralId
            """)
        .param("referralId", referralId)
        .query((row, _) -> kept(row))
        .optional();
  }

  private static KeptReferral kept(ResultSet row) throws SQLException {
    return new KeptReferral(
        Json.mapper().readValue(row.getString("content"), Referral.class),
        new AskedRevision(
            row.getInt("asked"),
            row.getInt("facts_revision"),
            Objects.requireNonNull(Times.instant(row, "facts_at"))));
  }

  @Override
  public List<InboxLine> page(InboxReader reader, InboxQuery query, Instant now) {
    return jdbc.sql(
            """
            SELECT page.*,
              received.revision AS received_revision, received.kind AS received_kind, received.settled_at AS received_at,
              decided.revision AS decided_revision, decided.kind AS decided_kind, decided.settled_at AS decided_at
            FROM (
              SELECT * FROM (
                SELECT *,
                  CASE WHEN receipt_awaited THEN 'RECEIPT' WHEN decision_awaited THEN 'DECISION' ELSE 'NONE' END
                    AS waiting,
                  coalesce(escalated, false) OR receipt_awaited AND receipt_by < :now
                    OR decision_awaited AND decision_by < :now AS overdue
                FROM awaited) AS line
              WHERE agency = :agency AND number < :before AND (:restricted OR NOT restricted)
                AND (cast(:state AS text) IS NULL OR state = :state)
                AND (cast(:waiting AS text) IS NULL OR waiting = :waiting)
                AND (cast(:overdue AS boolean) IS NULL OR overdue = :overdue)
              ORDER BY number DESC
              LIMIT :limit) AS page
            LEFT JOIN LATERAL (
              SELECT revision, kind, settled_at FROM response
              WHERE response.referral_id = page.referral_id AND response.agency = page.agency
                AND response.state = 'TAKEN' AND kind IN ('RECEIVED', 'ACCEPTED', 'NO_FURTHER_ACTION', 'REDIRECTED')
              ORDER BY revision DESC, settled_at DESC LIMIT 1) AS received ON true
            LEFT JOIN LATERAL (
              SELECT revision, kind, settled_at FROM response
              WHERE response.referral_id = page.referral_id AND response.agency = page.agency
                AND response.state = 'TAKEN' AND kind IN ('ACCEPTED', 'NO_FURTHER_ACTION', 'REDIRECTED')
              ORDER BY settled_at DESC, revision DESC LIMIT 1) AS decided ON true
            ORDER BY number DESC
            """)
        .param("now", utc(now))
        .param("agency", reader.agency().name())
        .param("before", query.after() == null ? Long.MAX_VALUE : query.after())
        .param("restricted", reader.restricted())
        .param("state", query.state() == null ? null : query.state().name(), Types.VARCHAR)
        .param("waiting", query.waiting() == null ? null : query.waiting().name(), Types.VARCHAR)
        .param("overdue", query.overdue(), Types.BOOLEAN)
        .param("limit", query.limit() + 1)
        .query((row, _) -> LineRow.read(row))
        .list();
  }
}
