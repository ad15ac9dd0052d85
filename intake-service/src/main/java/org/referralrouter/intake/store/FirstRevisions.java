package org.referralrouter.intake.store;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.outbox.Outbox;
import org.referralrouter.intake.submission.Receipt;
import org.referralrouter.intake.submission.SubmissionOutcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * First revisions of concerns. Concern, revision and queued event are one statement, which is its
 * own transaction: one round trip and one commit for as many as come.
 */
@Repository
class FirstRevisions {
  private final JdbcClient jdbc;
  private final StoredRevisions revisions;
  private final Outbox outbox;

  FirstRevisions(JdbcClient jdbc, StoredRevisions revisions, Outbox outbox) {
    this.jdbc = jdbc;
    this.revisions = revisions;
    this.outbox = outbox;
  }

  /**
   * Stores those whose idempotency key is new, and completes the outcome of each once that is
   * durable.
   */
  void store(List<WaitingSubmission> submissions) {
    // The id stands for the client and its key. Those of one id come one after the other, and ids
    // in
    // an order, so that two statements do not wait for each other.
    Map<UUID, WaitingSubmission> firsts = new LinkedHashMap<>();
    submissions.stream()
        .sorted(Comparator.comparing(WaitingSubmission::concernId))
        .forEach(each -> firsts.putIfAbsent(each.concernId(), each));
    Set<UUID> stored = insert(List.copyOf(firsts.values()));
    List<WaitingSubmission> created =
        firsts.values().stream().filter(each -> stored.contains(each.concernId())).toList();
    revisions.remember(created.stream().map(WaitingSubmission::first).toList());
    outbox.committed();
    for (WaitingSubmission each : created) {
      Receipt receipt = new Receipt(each.concernId(), 1, each.first().receivedAt());
      each.outcome().complete(new SubmissionOutcome.Created(receipt));
    }
    List<WaitingSubmission> others = new ArrayList<>(submissions);
    others.removeIf(each -> each.outcome().isDone());
    if (!others.isEmpty()) {
      earlier(others);
    }
  }

  private Set<UUID> insert(List<WaitingSubmission> firsts) {
    return new HashSet<>(
        jdbc.sql(
                """
                WITH given AS (
                  SELECT * FROM unnest(?::uuid[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::text[])
                    AS given (concern_id, client, received_at, body, body_sha256, trace_parent)),
                created AS (
                  INSERT INTO concern (concern_id, client, latest_revision)
                  SELECT concern_id, client, 1 FROM given
                  ON CONFLICT DO NOTHING RETURNING concern_id),
                kept AS (
                  INSERT INTO concern_revision (concern_id, revision, received_at, body, body_sha256)
                  SELECT concern_id, 1, received_at, body::json, body_sha256
                  FROM given JOIN created USING (concern_id)),
                queued AS (
                  INSERT INTO event_outbox (key, kind, content, trace_parent)
                  SELECT concern_id::text, 'concerns.v1', '1', trace_parent
                  FROM given JOIN created USING (concern_id))
                SELECT concern_id FROM created
                """)
            .param(ids(firsts))
            .param(column(firsts, each -> each.submission().client()))
            .param(column(firsts, each -> each.first().receivedAt().toString()))
            .param(column(firsts, WaitingSubmission::body))
            .param(column(firsts, each -> each.submission().sha256()))
            .param(column(firsts, WaitingSubmission::traceParent))
            .query(UUID.class)
            .list());
  }

  // The driver sends arrays of texts; the statement says what each is.
  private static @Nullable String[] column(
      List<WaitingSubmission> rows, Function<WaitingSubmission, @Nullable String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }

  private static @Nullable String[] ids(List<WaitingSubmission> rows) {
    return column(rows, each -> each.concernId().toString());
  }

  /** What came of the first submission of each of these keys. */
  private void earlier(List<WaitingSubmission> others) {
    Map<UUID, Row> rows = new HashMap<>();
    jdbc.sql(
            """
            SELECT concern_id, body_sha256, received_at, CASE WHEN body_sha256 IS NULL THEN body END AS body FROM concern_revision
            WHERE concern_id = ANY (?::uuid[]) AND revision = 1
            """)
        .param(ids(others))
        .query(
            row -> {
              UUID id = row.getObject("concern_id", UUID.class);
              OffsetDateTime at = row.getObject("received_at", OffsetDateTime.class);
              rows.put(
                  id,
                  new Row(
                      row.getString("body_sha256"),
                      row.getString("body"),
                      new Receipt(id, 1, at.toInstant())));
            });
    for (WaitingSubmission each : others) {
      Row row = rows.get(each.concernId());
      if (row == null) {
        throw new IllegalStateException("A concern was in the way and is gone");
      }
      each.outcome()
          .complete(
              row.isOf(each)
                  ? new SubmissionOutcome.Repeated(row.receipt)
                  : new SubmissionOutcome.KeyTaken());
    }
  }

  /** Of a concern that came back from its topic, what it says is known and not its bytes. */
  private record Row(@Nullable String sha256, @Nullable String body, Receipt receipt) {
    boolean isOf(WaitingSubmission submission) {
      return body == null
          ? submission.submission().sha256().equals(sha256)
          : body.equals(submission.body());
    }
  }
}
