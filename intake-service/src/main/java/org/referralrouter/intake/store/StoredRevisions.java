package org.referralrouter.intake.store;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.referralrouter.concern.Concern;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.intake.submission.RevisionId;
import org.referralrouter.intake.submission.Revisions;
import org.referralrouter.wire.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Revisions in PostgreSQL. Those that this process took in a moment ago are remembered, since they
 * are about to be published: they need not be read and parsed for it.
 */
@Repository
class StoredRevisions implements Revisions {
  private static final int MOST_REMEMBERED = 2_000;

  private final JdbcClient jdbc;
  private final Map<RevisionId, ConcernRevision> recent =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RevisionId, ConcernRevision> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  StoredRevisions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Remembers revisions that are committed, until they are asked for. */
  void remember(List<ConcernRevision> revisions) {
    synchronized (recent) {
      revisions.forEach(
          each -> recent.put(new RevisionId(each.concernId(), each.revision()), each));
    }
  }

  @Override
  public List<ConcernRevision> stored(List<RevisionId> wanted) {
    List<ConcernRevision> found = new ArrayList<>();
    List<RevisionId> forgotten = new ArrayList<>();
    synchronized (recent) {
      for (RevisionId id : wanted) {
        ConcernRevision remembered = recent.remove(id);
        if (remembered == null) {
          forgotten.add(id);
        } else {
          found.add(remembered);
        }
      }
    }
    if (!forgotten.isEmpty()) {
      found.addAll(read(forgotten));
    }
    return found;
  }

  private List<ConcernRevision> read(List<RevisionId> wanted) {
    return jdbc.sql(
            """
            SELECT concern_id, revision, received_at, client, body
            FROM unnest(?::uuid[], ?::integer[]) AS wanted (concern_id, revision)
            JOIN concern_revision USING (concern_id, revision) JOIN concern USING (concern_id)
            """)
        .param(wanted.stream().map(id -> id.concernId().toString()).toArray(String[]::new))
        .param(wanted.stream().map(RevisionId::revision).toArray(Integer[]::new))
        .query(
            (row, _) ->
                new ConcernRevision(
                    row.getObject("concern_id", UUID.class),
                    row.getInt("revision"),
                    row.getObject("received_at", OffsetDateTime.class).toInstant(),
                    row.getString("client"),
                    Json.mapper().readValue(row.getString("body"), Concern.class)))
        .list();
  }
}
