package org.referralrouter.intake.store;

import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Advice;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.intake.progress.ConcernStatus;
import org.referralrouter.intake.progress.LatestDecision;
import org.referralrouter.intake.progress.ReferralProgress;
import org.referralrouter.wire.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what a reporter may know of a concern. */
@Repository
class ConcernStatuses {
  private final JdbcClient jdbc;
  private final Agencies agencies;

  ConcernStatuses(JdbcClient jdbc, Agencies agencies) {
    this.jdbc = jdbc;
    this.agencies = agencies;
  }

  /** The status, where this client submitted the concern. */
  Optional<ConcernStatus> of(UUID concernId, String client) {
    return received(concernId, client)
        .map(status -> status.with(decision(concernId), referrals(concernId), agencies));
  }

  private Optional<ConcernStatus> received(UUID concernId, String client) {
    return jdbc.sql(
            """
            SELECT r.received_at,
              NOT EXISTS (SELECT FROM event_outbox
                WHERE key = r.concern_id::text AND content = r.revision::text) AS published,
              greatest(c.latest_revision,
              (SELECT max(revision) FROM topic_revision t WHERE t.concern_id = c.concern_id)) AS latest
            FROM concern c JOIN concern_revision r ON r.concern_id = c.concern_id
            WHERE c.concern_id = ? AND c.client = ? ORDER BY r.revision DESC LIMIT 1
            """)
        .params(concernId, client)
        .query(
            (row, _) ->
                ConcernStatus.received(
                    concernId,
                    row.getInt("latest"),
                    row.getObject("received_at", OffsetDateTime.class).toInstant(),
                    row.getBoolean("published")))
        .optional();
  }

  private @Nullable LatestDecision decision(UUID concernId) {
    return jdbc.sql(
            """
            SELECT decided_at, embargo, advice FROM decision WHERE concern_id = ?
            """)
        .param(concernId)
        .query(
            (row, _) ->
                new LatestDecision(
                    row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                    Embargo.valueOf(row.getString("embargo")),
                    Arrays.asList(
                        Json.mapper().readValue(row.getString("advice"), Advice[].class))))
        .optional()
        .orElse(null);
  }

  // Referrals of the latest decision, and those that no decision made: a redirect opened them.
  private List<ReferralProgress> referrals(UUID concernId) {
    return jdbc.sql(
            """
            SELECT r.* FROM agency_referral r LEFT JOIN decision d ON d.concern_id = r.concern_id
            WHERE r.concern_id = ? AND (r.decided_by IS NULL OR r.decided_by = d.sequence)
            """)
        .param(concernId)
        .query(
            (row, _) -> {
              String decision = row.getString("decision");
              return new ReferralProgress(
                  new Agency(row.getString("agency")),
                  row.getBoolean("told"),
                  row.getInt("received"),
                  decision == null ? null : ResponseKind.valueOf(decision),
                  row.getInt("decided"),
                  row.getInt("receipt_overdue"),
                  row.getInt("decision_overdue"));
            })
        .list();
  }
}
