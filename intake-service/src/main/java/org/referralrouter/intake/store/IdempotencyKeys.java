package org.referralrouter.intake.store;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.intake.submission.Receipt;
import org.referralrouter.intake.submission.Submission;
import org.referralrouter.intake.submission.SubmissionOutcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which client used which idempotency key for which body. */
@Repository
class IdempotencyKeys {
  private final JdbcClient jdbc;

  IdempotencyKeys(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Whether this submission is the first of its key. A second one waits here until the first has
   * committed or failed.
   */
  boolean claim(Submission submission, ConcernRevision first) {
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
                PostgresConcerns.column(first.receivedAt()))
            .update()
        == 1;
  }

  /** What came of the first submission of this key. */
  SubmissionOutcome earlier(Submission submission) {
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
}
