package org.referralrouter.intake.store;

import java.util.List;
import java.util.UUID;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.intake.progress.Progress;
import org.referralrouter.wire.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Progress in PostgreSQL. Topics are read each at its own pace, so a row may be told of by any of
 * them first; and concerns may be told of that a restored database does not know.
 */
@Repository
class PostgresProgress implements Progress {
  private final JdbcClient jdbc;
  private final RestoredConcerns restored;
  private final LostRevisions lost;

  PostgresProgress(JdbcClient jdbc, RestoredConcerns restored, LostRevisions lost) {
    this.jdbc = jdbc;
    this.restored = restored;
    this.lost = lost;
  }

  @Override
  public void seen(List<ConcernRevision> revisions) {
    if (revisions.isEmpty()) {
      return;
    }
    // The topic may hold one twice, which one statement must not touch twice.
    jdbc.sql(
            """
            INSERT INTO topic_revision (concern_id, revision, received_at)
            SELECT DISTINCT ON (concern_id, revision) concern_id, revision, received_at
            FROM unnest(?::uuid[], ?::integer[], ?::timestamptz[]) WITH ORDINALITY
              AS seen (concern_id, revision, received_at, place)
            ORDER BY concern_id, revision, place DESC
            ON CONFLICT (concern_id, revision) DO UPDATE SET received_at = excluded.received_at
            """)
        .param(revisions.stream().map(ConcernRevision::key).toArray(String[]::new))
        .param(revisions.stream().map(ConcernRevision::revision).toArray(Integer[]::new))
        .param(
            revisions.stream()
                .map(revision -> revision.receivedAt().toString())
                .toArray(String[]::new))
        .update();
    restored.keep(revisions);
  }

  @Override
  public void topicIsShorter() {
    lost.topicIsShorter();
  }

  @Override
  public void decided(DecisionMade decision) {
    jdbc.sql(
            """
            INSERT INTO topic_revision (concern_id, revision) VALUES (?, ?)
            ON CONFLICT DO NOTHING
            """)
        .params(decision.concernId(), decision.concernRevision())
        .update();
    int changed =
        jdbc.sql(
                """
                INSERT INTO decision (concern_id, sequence, decided_at, embargo, advice)
                VALUES (?, ?, ?, ?, ?::json)
                ON CONFLICT (concern_id) DO UPDATE
                SET sequence = excluded.sequence, decided_at = excluded.decided_at,
                  embargo = excluded.embargo, advice = excluded.advice
                WHERE decision.sequence < excluded.sequence
                """)
            .params(
                decision.concernId(),
                decision.sequence(),
                PostgresConcerns.column(decision.decidedAt()),
                decision.decision().embargo().name(),
                Json.mapper().writeValueAsString(decision.decision().advice()))
            .update();
    if (changed == 1) {
      decision.decision().referrals().forEach(referral -> referred(decision, referral));
    }
  }

  private void referred(DecisionMade decision, DecidedReferral referral) {
    UUID id = Referral.id(decision.concernId(), referral.agency(), referral.subject());
    row(id, decision.concernId(), referral.agency());
    jdbc.sql("UPDATE agency_referral SET decided_by = ? WHERE referral_id = ?")
        .params(decision.sequence(), id)
        .update();
  }

  @Override
  public void told(NotificationOutcome notification) {
    row(notification.referralId(), notification.concernId(), notification.agency());
    told(notification.referralId());
  }

  @Override
  public void responded(ResponseOutcome response) {
    row(response.referralId(), response.concernId(), response.agency());
    told(response.referralId());
    if (response.kind() == ResponseKind.RECEIVED || response.kind().decision()) {
      jdbc.sql("UPDATE agency_referral SET received = greatest(received, ?) WHERE referral_id = ?")
          .params(response.referralRevision(), response.referralId())
          .update();
    }
    if (response.kind().decision()) {
      jdbc.sql(
              """
              UPDATE agency_referral SET decision = :kind, decided = :revision, decided_at = :at
              WHERE referral_id = :id AND (decided < :revision
                OR decided = :revision AND coalesce(decided_at, '-infinity') <= :at)
              """)
          .param("kind", response.kind().name())
          .param("revision", response.referralRevision())
          .param("at", PostgresConcerns.column(response.at()))
          .param("id", response.referralId())
          .update();
    }
  }

  @Override
  public void overdue(Escalation escalation) {
    row(escalation.referralId(), escalation.concernId(), escalation.agency());
    String step =
        switch (escalation.of()) {
          case RECEIPT -> "receipt_overdue";
          case DECISION -> "decision_overdue";
        };
    jdbc.sql(
            "UPDATE agency_referral SET %1$s = greatest(%1$s, ?) WHERE referral_id = ?"
                .formatted(step))
        .params(escalation.asked(), escalation.referralId())
        .update();
  }

  private void row(UUID referralId, UUID concernId, Agency agency) {
    jdbc.sql(
            """
            INSERT INTO agency_referral (referral_id, concern_id, agency) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """)
        .params(referralId, concernId, agency.name())
        .update();
  }

  private void told(UUID referralId) {
    jdbc.sql("UPDATE agency_referral SET told = true WHERE referral_id = ?")
        .param(referralId)
        .update();
  }
}
