package org.referralrouter.intake.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.intake.submission.RevisionId;
import org.referralrouter.known.KnownFacts;
import org.referralrouter.wire.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Concerns that were accepted and published, and that a database which was restored does not know:
 * they come back from their topic. What the topic does not have is the hash of their bytes.
 */
@Repository
class RestoredConcerns {
  private final JdbcClient jdbc;

  RestoredConcerns(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps those of these that are unknown; ordinarily none is. */
  void keep(List<ConcernRevision> published) {
    Set<RevisionId> unknown = unknown(published);
    if (unknown.isEmpty()) {
      return;
    }
    List<ConcernRevision> revisions = new ArrayList<>(published);
    revisions.removeIf(each -> !unknown.remove(new RevisionId(each.concernId(), each.revision())));
    revisions.sort(Comparator.comparingInt(ConcernRevision::revision));
    revisions.forEach(this::keep);
  }

  private Set<RevisionId> unknown(List<ConcernRevision> published) {
    return new HashSet<>(
        jdbc.sql(
                """
                SELECT concern_id, revision FROM unnest(?::uuid[], ?::integer[]) AS seen (concern_id, revision)
                WHERE NOT EXISTS (SELECT FROM concern_revision r
                  WHERE r.concern_id = seen.concern_id AND (r.revision = seen.revision OR r.sent_as = seen.revision))
                """)
            .param(published.stream().map(ConcernRevision::key).toArray(String[]::new))
            .param(published.stream().map(ConcernRevision::revision).toArray(Integer[]::new))
            .query(
                (row, _) ->
                    new RevisionId(row.getObject("concern_id", UUID.class), row.getInt("revision")))
            .list());
  }

  private void keep(ConcernRevision revision) {
    KnownFacts before =
        jdbc.sql(
                """
                SELECT c.concern_id, c.known, c.client, r.received_at, r.body FROM concern c
                LEFT JOIN concern_revision r ON r.concern_id = c.concern_id AND r.revision = 1 AND c.known IS NULL
                WHERE c.concern_id = ? FOR UPDATE OF c
                """)
            .param(revision.concernId())
            .query((row, _) -> KnownRow.facts(row))
            .optional()
            .orElse(KnownFacts.NOTHING);
    KnownFacts known =
        switch (before.with(revision)) {
          case KnownFacts.Result.Known(var facts) -> facts;
          case KnownFacts.Result.Repeated _, KnownFacts.Result.Refused _ -> before;
        };
    jdbc.sql(
            """
            INSERT INTO concern (concern_id, client, latest_revision, known) VALUES (?, ?, ?, ?::json)
            ON CONFLICT (concern_id) DO UPDATE
              SET latest_revision = greatest(concern.latest_revision, excluded.latest_revision), known = excluded.known
            """)
        .params(
            revision.concernId(),
            revision.submittedBy(),
            revision.revision(),
            Json.mapper().writeValueAsString(known))
        .update();
    jdbc.sql(
            """
            INSERT INTO concern_revision (concern_id, revision, received_at, body, sent_as)
            VALUES (?, ?, ?, ?::json, nullif(?, 1)) ON CONFLICT DO NOTHING
            """)
        .params(
            revision.concernId(),
            revision.revision(),
            PostgresConcerns.column(revision.receivedAt()),
            Json.mapper().writeValueAsString(revision.concern()),
            revision.revision())
        .update();
  }
}
