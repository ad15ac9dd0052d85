package org.referralrouter.intake.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.intake.progress.ConcernStatus;
import org.referralrouter.intake.submission.Amendment;
import org.referralrouter.intake.submission.Concerns;
import org.referralrouter.intake.submission.Look;
import org.referralrouter.intake.submission.Outgoing;
import org.referralrouter.intake.submission.Receipt;
import org.referralrouter.intake.submission.RevisionOutcome;
import org.referralrouter.intake.submission.Submission;
import org.referralrouter.intake.submission.SubmissionOutcome;
import org.referralrouter.known.KnownFacts;
import org.referralrouter.wire.Json;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Concerns in PostgreSQL; a revision and its event commit together or not. */
@Repository
class PostgresConcerns implements Concerns {
  private final JdbcClient jdbc;
  private final SubmissionGroups groups;
  private final ConcernStatuses statuses;
  private final Outgoing outgoing;

  PostgresConcerns(
      JdbcClient jdbc, SubmissionGroups groups, ConcernStatuses statuses, Outgoing outgoing) {
    this.jdbc = jdbc;
    this.groups = groups;
    this.statuses = statuses;
    this.outgoing = outgoing;
  }

  @Override
  public CompletableFuture<SubmissionOutcome> submit(Submission submission, ConcernRevision first) {
    return groups.store(submission, first);
  }

  /** A concern as it stands, locked until the transaction ends. */
  private record Standing(int latest, KnownFacts known) {}

  @Override
  @Transactional
  public RevisionOutcome revise(Amendment amendment, Look look) {
    Optional<Standing> standing = standing(amendment);
    if (standing.isEmpty()) {
      outgoing.send(look.refused());
      return new RevisionOutcome.Unknown();
    }
    Optional<Receipt> earlier = earlier(amendment);
    if (earlier.isPresent()) {
      return new RevisionOutcome.Revised(earlier.get());
    }
    int latest = standing.get().latest();
    if (amendment.seen() != latest) {
      return new RevisionOutcome.Stale();
    }
    ConcernRevision next = amendment.numbered(Math.incrementExact(latest));
    return switch (standing.get().known().with(next)) {
      case KnownFacts.Result.Known(var facts) -> revised(amendment, next, facts);
      case KnownFacts.Result.Refused(_, var problems) -> new RevisionOutcome.Refused(problems);
      case KnownFacts.Result.Repeated _ ->
          throw new IllegalStateException("A number above the latest was taken before");
    };
  }

  private RevisionOutcome revised(Amendment amendment, ConcernRevision next, KnownFacts known) {
    jdbc.sql("UPDATE concern SET latest_revision = ?, known = ?::json WHERE concern_id = ?")
        .params(next.revision(), json(known), next.concernId())
        .update();
    keep(next, amendment);
    return new RevisionOutcome.Revised(receipt(next));
  }

  // Another amendment of the same concern waits here until the first has committed or failed. What
  // the topic is known to hold counts as latest too: a restored database may be behind it.
  private Optional<Standing> standing(Amendment amendment) {
    return jdbc.sql(
            """
            SELECT c.concern_id, c.known, c.client, r.received_at, r.body, greatest(c.latest_revision,
              (SELECT max(revision) FROM topic_revision t WHERE t.concern_id = c.concern_id)) AS latest
            FROM concern c
            LEFT JOIN concern_revision r ON r.concern_id = c.concern_id AND r.revision = 1 AND c.known IS NULL
            WHERE c.concern_id = ? AND c.client = ? FOR UPDATE OF c
            """)
        .params(amendment.concernId(), amendment.client())
        .query((row, _) -> new Standing(row.getInt("latest"), KnownRow.facts(row)))
        .optional();
  }

  private Optional<Receipt> earlier(Amendment amendment) {
    return jdbc.sql(
            """
            SELECT revision, received_at FROM concern_revision
            WHERE concern_id = ? AND base_revision = ? AND body_sha256 = ?
            """)
        .params(amendment.concernId(), amendment.seen(), amendment.sha256())
        .query(
            (row, _) ->
                new Receipt(
                    amendment.concernId(),
                    row.getInt("revision"),
                    row.getObject("received_at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  @Override
  @Transactional
  public Optional<ConcernStatus> status(Look look) {
    Optional<ConcernStatus> status = statuses.of(look.concernId(), look.client());
    outgoing.send(status.isPresent() ? look.shown() : look.refused());
    return status;
  }

  @Override
  @Transactional
  public void denied(Look look) {
    outgoing.send(look.refused());
  }

  private void keep(ConcernRevision revision, Amendment amendment) {
    jdbc.sql(
            """
            INSERT INTO concern_revision
              (concern_id, revision, received_at, body, base_revision, body_sha256)
            VALUES (:id, :revision, :at, :body::json, :base, :sha256)
            """)
        .param("id", revision.concernId())
        .param("revision", revision.revision())
        .param("at", column(revision.receivedAt()))
        .param("body", json(revision.concern()))
        .param("base", amendment.seen())
        .param("sha256", amendment.sha256())
        .update();
    outgoing.send(revision);
  }

  private static String json(Object value) {
    return Json.mapper().writeValueAsString(value);
  }

  private static Receipt receipt(ConcernRevision revision) {
    return new Receipt(revision.concernId(), revision.revision(), revision.receivedAt());
  }

  static OffsetDateTime column(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
