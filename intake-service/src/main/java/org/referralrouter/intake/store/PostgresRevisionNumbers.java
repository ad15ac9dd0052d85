package org.referralrouter.intake.store;

import java.util.Optional;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.intake.submission.RevisionNumbers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The numbers of revisions, kept before they are used, so that a repeat has the same one. */
@Repository
class PostgresRevisionNumbers implements RevisionNumbers {
  private final JdbcClient jdbc;

  PostgresRevisionNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  @Transactional
  public int numberOf(ConcernRevision revision) {
    jdbc.sql("SELECT FROM concern WHERE concern_id = ? FOR UPDATE")
        .param(revision.concernId())
        .query()
        .listOfRows();
    return kept(revision).orElseGet(() -> next(revision));
  }

  private Optional<Integer> kept(ConcernRevision revision) {
    return jdbc.sql(
            """
            SELECT sent_as FROM concern_revision
            WHERE concern_id = ? AND revision = ? AND sent_as IS NOT NULL
            """)
        .params(revision.concernId(), revision.revision())
        .query(Integer.class)
        .optional();
  }

  private int next(ConcernRevision revision) {
    // One that the topic holds already is not put above others: it would take back what they said
    // since.
    int number =
        stands(revision)
            ? revision.revision()
            : Math.max(revision.revision(), highest(revision) + 1);
    jdbc.sql("UPDATE concern_revision SET sent_as = ? WHERE concern_id = ? AND revision = ?")
        .params(number, revision.concernId(), revision.revision())
        .update();
    jdbc.sql(
            """
            UPDATE concern SET latest_revision = ? WHERE concern_id = ? AND latest_revision < ?
            """)
        .params(number, revision.concernId(), number)
        .update();
    return number;
  }

  private boolean stands(ConcernRevision revision) {
    return jdbc.sql(
            """
            SELECT EXISTS (SELECT FROM topic_revision
              WHERE concern_id = ? AND revision = ? AND received_at = ?)
            """)
        .params(
            revision.concernId(),
            revision.revision(),
            PostgresConcerns.column(revision.receivedAt()))
        .query(Boolean.class)
        .single();
  }

  private int highest(ConcernRevision revision) {
    return jdbc.sql(
            """
            SELECT coalesce(greatest(
              (SELECT max(sent_as) FROM concern_revision WHERE concern_id = :id),
              (SELECT max(revision) FROM topic_revision WHERE concern_id = :id)), 0)
            """)
        .param("id", revision.concernId())
        .query(Integer.class)
        .single();
  }
}
