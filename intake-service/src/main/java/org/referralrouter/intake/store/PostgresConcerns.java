package org.referralrouter.intake.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.intake.submission.ConcernStatus;
import org.referralrouter.intake.submission.Concerns;
import org.referralrouter.intake.submission.Outgoing;
import org.referralrouter.intake.submission.Receipt;
import org.referralrouter.intake.submission.RevisionOutcome;
import org.referralrouter.intake.submission.Submission;
import org.referralrouter.intake.submission.SubmissionOutcome;
import org.referralrouter.wire.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Concerns in PostgreSQL; a concern, its idempotency key and its event commit together or not. */
@Repository
class PostgresConcerns implements Concerns {
  private final JdbcClient jdbc;
  private final Outgoing outgoing;

  PostgresConcerns(JdbcClient jdbc, Outgoing outgoing) {
    this.jdbc = jdbc;
    this.outgoing = outgoing;
  }

  @Override
  @Transactional
  public SubmissionOutcome submit(Submission submission, ConcernRevision first) {
    if (!claim(submission, first)) {
      return earlier(submission);
    }
    jdbc.sql("INSERT INTO concern (concern_id, client, latest_revision) VALUES (?, ?, 1)")
        .params(first.concernId(), first.submittedBy())
        .update();
    keep(first);
    return new SubmissionOutcome.Created(receipt(first));
  }

  @Override
  @Transactional
  public RevisionOutcome revise(ConcernRevision next) {
    int changed =
        jdbc.sql(
                """
                UPDATE concern SET latest_revision = :next
                WHERE concern_id = :id AND client = :client AND latest_revision = :next - 1
                """)
            .param("next", next.revision())
            .param("id", next.concernId())
            .param("client", next.submittedBy())
            .update();
    if (changed == 0) {
      return known(next) ? new RevisionOutcome.Stale() : new RevisionOutcome.Unknown();
    }
    keep(next);
    return new RevisionOutcome.Revised(receipt(next));
  }

  @Override
  @Transactional
  public Optional<ConcernStatus> status(AccessRecorded access, UUID concernId) {
    Optional<ConcernStatus> status =
        jdbc.sql(
                """
                SELECT r.revision, r.received_at, r.published_at
                FROM concern c JOIN concern_revision r
                  ON r.concern_id = c.concern_id AND r.revision = c.latest_revision
                WHERE c.concern_id = ? AND c.client = ?
                """)
            .params(concernId, access.actor())
            .query(
                (row, _) ->
                    new ConcernStatus(
                        concernId,
                        row.getInt("revision"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getObject("published_at") != null))
            .optional();
    if (status.isPresent()) {
      outgoing.send(access);
    }
    return status;
  }

  @Override
  @Transactional
  public void published(ConcernRevision revision, Instant at) {
    jdbc.sql(
            """
            UPDATE concern_revision SET published_at = ?
            WHERE concern_id = ? AND revision = ? AND published_at IS NULL
            """)
        .params(column(at), revision.concernId(), revision.revision())
        .update();
  }

  // A second submission of the same key waits here until the first has committed or failed.
  private boolean claim(Submission submission, ConcernRevision first) {
    return jdbc.sql(
                """
                INSERT INTO idempotency_key (client, key, body_sha256, concern_id, received_at)
                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """)
            .params(
                submission.client(),
                submission.idempotencyKey(),
                submission.sha256(),
                first.concernId(),
                column(first.receivedAt()))
            .update()
        == 1;
  }

  private SubmissionOutcome earlier(Submission submission) {
    return jdbc.sql(
            """
            SELECT body_sha256, concern_id, received_at FROM idempotency_key
            WHERE client = ? AND key = ?
            """)
        .params(submission.client(), submission.idempotencyKey())
        .query(
            (row, _) ->
                row.getString("body_sha256").equals(submission.sha256())
                    ? new SubmissionOutcome.Repeated(
                        new Receipt(
                            row.getObject("concern_id", UUID.class),
                            1,
                            row.getObject("received_at", OffsetDateTime.class).toInstant()))
                    : new SubmissionOutcome.KeyTaken())
        .single();
  }

  private void keep(ConcernRevision revision) {
    jdbc.sql(
            """
            INSERT INTO concern_revision (concern_id, revision, received_at, body)
            VALUES (?, ?, ?, ?::json)
            """)
        .params(
            revision.concernId(),
            revision.revision(),
            column(revision.receivedAt()),
            Json.mapper().writeValueAsString(revision.concern()))
        .update();
    outgoing.send(revision);
  }

  private boolean known(ConcernRevision revision) {
    return jdbc.sql("SELECT EXISTS (SELECT FROM concern WHERE concern_id = ? AND client = ?)")
        .params(revision.concernId(), revision.submittedBy())
        .query(Boolean.class)
        .single();
  }

  private static Receipt receipt(ConcernRevision revision) {
    return new Receipt(revision.concernId(), revision.revision(), revision.receivedAt());
  }

  private static OffsetDateTime column(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
