package org.referralrouter.audit.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.referralrouter.audit.erase.ErasureStore;
import org.referralrouter.audit.erase.PendingErasure;
import org.referralrouter.audit.ledger.Codes;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.audit.ledger.Leaf;
import org.referralrouter.audit.ledger.Subject;
import org.referralrouter.audit.ledger.SubjectKey;
import org.referralrouter.audit.ledger.SubjectKeys;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** Erasures in the ledger's own database. Leaves and tiles stay as they are. */
@Repository
class ErasureRows implements ErasureStore {
  private static final short ERASURE = Codes.ofType(EntryType.ERASURE);
  private static final short CONCERN = Codes.ofType("Concern");

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final SubjectKeys keys;
  private final Clock clock;

  ErasureRows(JdbcTemplate jdbc, TransactionTemplate transactions, SubjectKeys keys, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public List<PendingErasure> erasures() {
    return jdbc.query(
        "SELECT id, concern, person, tags::text[] FROM erasure ORDER BY at, id",
        (row, _) ->
            new PendingErasure(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                tags(row)));
  }

  private static Optional<List<UUID>> tags(ResultSet row) throws SQLException {
    return row.getArray(4) == null
        ? Optional.empty()
        : Optional.of(
            Arrays.stream((String[]) row.getArray(4).getArray()).map(UUID::fromString).toList());
  }

  @Override
  public List<UUID> erase(PendingErasure erasure) {
    return transactions.execute(
        _ -> {
          jdbc.execute("SELECT pg_advisory_xact_lock(" + JdbcLedger.ERASING + ")");
          Optional<List<UUID>> byAnother = done(erasure.id());
          if (byAnother.isPresent()) {
            return byAnother.get();
          }
          List<SubjectKey> destroyed = destroyed(erasure);
          List<UUID> tags = destroyed.stream().map(SubjectKey::tag).toList();
          keys.keepLeaves(leavesWith(Set.copyOf(tags), erasure.concern()));
          delete(erasure, destroyed.stream().map(SubjectKey::id).toArray(Long[]::new));
          mark(erasure, tags);
          return tags;
        });
  }

  /** What another instance has done meanwhile. */
  private Optional<List<UUID>> done(UUID id) {
    return erasures().stream()
        .filter(erasure -> erasure.id().equals(id))
        .findFirst()
        .flatMap(PendingErasure::tags);
  }

  /**
   * What one person's erasure takes with it: what the concern says of nobody in particular may
   * speak of them in its texts. The other people's own parts stay.
   */
  private List<SubjectKey> destroyed(PendingErasure erasure) {
    if (erasure.person() == null) {
      return keys.ofConcern(erasure.concern());
    }
    Subject person = new Subject.OfPerson(erasure.concern(), erasure.person());
    Subject concern = new Subject.OfConcern(erasure.concern());
    return List.of(person, concern).stream()
        .flatMap(subject -> keys.existing(subject).stream())
        .toList();
  }

  private List<Leaf> leavesWith(Set<UUID> tags, UUID concern) {
    return jdbc
        .query(
            "SELECT l.bytes FROM reference r JOIN leaf l ON l.log = r.log AND l.idx = r.idx"
                + " WHERE r.concern = ?",
            (row, _) -> Leaf.parse(row.getBytes(1)),
            concern)
        .stream()
        .filter(leaf -> mentions(leaf, tags))
        .toList();
  }

  private static boolean mentions(Leaf leaf, Set<UUID> tags) {
    Set<UUID> mentioned = new HashSet<>();
    if (leaf.subject() != null) {
      mentioned.add(leaf.subject());
    }
    leaf.commitments().forEach(commitment -> mentioned.add(commitment.subject()));
    return mentioned.stream().anyMatch(tags::contains);
  }

  @Override
  public void eraseAgain(PendingErasure erasure, List<UUID> tags) {
    transactions.executeWithoutResult(
        _ -> {
          Set<Long> used =
              new HashSet<>(
                  jdbc.queryForList(
                      "SELECT DISTINCT p.subject FROM part p JOIN reference r"
                          + " ON r.log = p.log AND r.idx = p.idx WHERE r.concern = ?",
                      Long.class,
                      erasure.concern()));
          used.removeAll(keys.named(used).keySet());
          delete(erasure, used.toArray(Long[]::new));
          mark(erasure, tags);
        });
  }

  private void delete(PendingErasure erasure, Long[] subjects) {
    int _ =
        jdbc.update(
            "DELETE FROM part p USING reference r WHERE r.log = p.log AND r.idx = p.idx"
                + " AND r.concern = ? AND p.subject = ANY (?)",
            erasure.concern(),
            subjects);
    int _ =
        jdbc.update(
            "UPDATE reference SET person = NULL WHERE concern = ? AND person = ANY (?)",
            erasure.concern(),
            subjects);
    if (erasure.person() == null) {
      int _ =
          jdbc.update(
              "UPDATE reference SET concern = NULL, referral = NULL, person = NULL,"
                  + " traceparent = NULL, details = NULL WHERE concern = ? AND type <> ?",
              erasure.concern(),
              ERASURE);
      int _ = jdbc.update("DELETE FROM outstanding WHERE concern = ?", erasure.concern());
    }
  }

  private void mark(PendingErasure erasure, List<UUID> tags) {
    int _ =
        jdbc.update(
            "UPDATE erasure SET tags = ?::uuid[] WHERE id = ?",
            tags.stream().map(UUID::toString).toArray(String[]::new),
            erasure.id());
  }

  @Override
  public boolean knows(UUID concern) {
    return exists("SELECT FROM reference WHERE concern = ?", concern);
  }

  @Override
  public boolean isHeld(UUID concern) {
    return exists("SELECT FROM legal_hold WHERE concern = ?", concern);
  }

  private boolean exists(String sql, UUID concern) {
    return Boolean.TRUE.equals(
        jdbc.queryForObject("SELECT EXISTS (" + sql + ")", Boolean.class, concern));
  }

  @Override
  public void hold(UUID concern, String reason) {
    int _ =
        jdbc.update(
            "INSERT INTO legal_hold (concern, reason, since) VALUES (?, ?, ?)"
                + " ON CONFLICT DO NOTHING",
            concern,
            reason,
            Selection.time(clock.instant()));
  }

  @Override
  public boolean release(UUID concern) {
    return jdbc.update("DELETE FROM legal_hold WHERE concern = ?", concern) > 0;
  }

  @Override
  public List<UUID> quietFor(int days, int limit) {
    var before = Selection.time(clock.instant().minus(Duration.ofDays(days)));
    return jdbc.query(
        "SELECT DISTINCT r.concern FROM reference r WHERE r.type = ? AND r.at < ?"
            + " AND r.concern IS NOT NULL AND NOT EXISTS (SELECT FROM reference n"
            + " WHERE n.concern = r.concern AND n.at >= ? AND n.type <> ?)"
            + " AND NOT EXISTS (SELECT FROM erasure e WHERE e.concern = r.concern AND e.person IS NULL)"
            + " AND NOT EXISTS (SELECT FROM legal_hold h WHERE h.concern = r.concern) LIMIT ?",
        (row, _) -> row.getObject(1, UUID.class),
        CONCERN,
        before,
        before,
        ERASURE,
        limit);
  }
}
