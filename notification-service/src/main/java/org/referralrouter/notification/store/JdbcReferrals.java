package org.referralrouter.notification.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.AcknowledgementOutcome;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.notification.inbox.Acknowledged;
import org.referralrouter.notification.inbox.InboxLine;
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
  public boolean keep(Referral referral) {
    int rows =
        jdbc.sql(
                """
                INSERT INTO referral
                  (referral_id, concern_id, agency, revision, state, urgency, issued_at, acknowledge_by, content)
                VALUES
                  (:referralId, :concernId, :agency, :revision, :state, :urgency, :issuedAt, :acknowledgeBy, :content)
                ON CONFLICT (referral_id) DO UPDATE SET
                  revision = excluded.revision, state = excluded.state, urgency = excluded.urgency,
                  issued_at = excluded.issued_at, acknowledge_by = excluded.acknowledge_by,
                  content = excluded.content
                WHERE referral.revision < excluded.revision AND referral.agency = excluded.agency
                """)
            .param("referralId", referral.referralId())
            .param("concernId", referral.concernId())
            .param("agency", referral.agency().name())
            .param("revision", referral.revision())
            .param("state", referral.state().name())
            .param("urgency", referral.urgency().name())
            .param("issuedAt", utc(referral.issuedAt()))
            .param("acknowledgeBy", utc(referral.acknowledgeBy()), Types.TIMESTAMP_WITH_TIMEZONE)
            .param("content", Json.mapper().writeValueAsString(referral))
            .update();
    return rows > 0;
  }

  @Override
  public Optional<KeptReferral> find(Agency agency, UUID referralId) {
    return jdbc.sql(
            """
            SELECT referral_id, concern_id, revision, content FROM referral
            WHERE referral_id = :referralId AND agency = :agency
            """)
        .param("referralId", referralId)
        .param("agency", agency.name())
        .query(
            (row, _) ->
                new KeptReferral(
                    row.getObject("referral_id", UUID.class),
                    row.getObject("concern_id", UUID.class),
                    row.getInt("revision"),
                    row.getString("content")))
        .optional();
  }

  @Override
  public Optional<Integer> latestOf(Agency agency, UUID concernId) {
    return jdbc.sql(
            """
            SELECT revision FROM referral WHERE concern_id = :concernId AND agency = :agency
            ORDER BY revision DESC LIMIT 1
            """)
        .param("concernId", concernId)
        .param("agency", agency.name())
        .query(Integer.class)
        .optional();
  }

  @Override
  public List<InboxLine> page(
      Agency agency, @Nullable ReferralState state, @Nullable Long before, int limit) {
    return jdbc.sql(
            """
            SELECT number, referral_id, concern_id, referral.revision, state, urgency, issued_at, acknowledge_by,
              acknowledgement.revision AS acknowledged_revision, outcome, acknowledged_at
            FROM referral LEFT JOIN acknowledgement USING (referral_id, agency)
            WHERE agency = :agency AND number < :before
              AND (cast(:state AS text) IS NULL OR state = :state)
            ORDER BY number DESC
            LIMIT :limit
            """)
        .param("agency", agency.name())
        .param("before", before == null ? Long.MAX_VALUE : before)
        .param("state", state == null ? null : state.name(), Types.VARCHAR)
        .param("limit", limit)
        .query((row, _) -> line(row))
        .list();
  }

  private static InboxLine line(ResultSet row) throws SQLException {
    return new InboxLine(
        row.getLong("number"),
        row.getObject("referral_id", UUID.class),
        row.getObject("concern_id", UUID.class),
        row.getInt("revision"),
        ReferralState.valueOf(row.getString("state")),
        Urgency.valueOf(row.getString("urgency")),
        Objects.requireNonNull(instant(row, "issued_at")),
        instant(row, "acknowledge_by"),
        acknowledged(row));
  }

  private static @Nullable Acknowledged acknowledged(ResultSet row) throws SQLException {
    Instant at = instant(row, "acknowledged_at");
    return at == null
        ? null
        : new Acknowledged(
            row.getInt("acknowledged_revision"),
            AcknowledgementOutcome.valueOf(row.getString("outcome")),
            at);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
