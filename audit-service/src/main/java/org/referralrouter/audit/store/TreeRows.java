package org.referralrouter.audit.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.seal.Head;
import org.referralrouter.audit.seal.Trees;
import org.referralrouter.audit.tlog.Checkpoint;
import org.referralrouter.audit.tlog.Frontier;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.Proofs;
import org.referralrouter.audit.tlog.SignedNote;
import org.referralrouter.audit.tlog.Tile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/** The trees of the ledger as they are stored, for their sealing. */
@Repository
class TreeRows implements Trees {
  private static final long SEALING = 727_166;
  private static final int FETCH = 1000;
  private static final String HEADS =
      """
      SELECT l.id, l.topic_id, l.partition, l.size, l.root, h.size, h.root, h.frontier
      FROM log l LEFT JOIN head h ON h.log = l.id
      """;
  private static final String KEEP =
      """
      INSERT INTO head (log, size, root, frontier, note) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (log) DO UPDATE SET size = EXCLUDED.size, root = EXCLUDED.root,
        frontier = EXCLUDED.frontier, note = EXCLUDED.note
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final LogRows rows;
  private final TileRows tiles;
  private final SessionLock sealing;

  TreeRows(JdbcTemplate jdbc, TransactionTemplate transactions, TileRows tiles) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.rows = new LogRows(jdbc);
    this.tiles = tiles;
    this.sealing = new SessionLock(jdbc, SEALING);
  }

  @Override
  public boolean alone(Runnable work) {
    return sealing.alone(work);
  }

  @Override
  public List<Head> logs() {
    return jdbc.query(HEADS + "WHERE l.topic <> '' ORDER BY l.id", (row, _) -> head(row));
  }

  @Override
  public Optional<Head> rootLog() {
    return jdbc.query(HEADS + "WHERE l.topic = ''", (row, _) -> head(row)).stream().findFirst();
  }

  private static Head head(ResultSet row) throws SQLException {
    byte[] root = row.getBytes(7);
    byte[] frontier = row.getBytes(8);
    long sealed = row.getLong(6);
    return new Head(
        new LogId(row.getObject(2, UUID.class), row.getInt(3)),
        row.getInt(1),
        row.getLong(4),
        Hash.of(row.getBytes(5)),
        root == null
            ? Optional.empty()
            : Optional.of(
                new Head.Sealed(
                    sealed,
                    Hash.of(root),
                    frontier == null
                        ? Optional.empty()
                        : Optional.of(Frontier.of(sealed, frontier)))));
  }

  @Override
  public void leaves(int log, long from, long to, Consumer<byte[]> reader) {
    // In pieces, so that neither a cursor nor memory is held for the whole.
    for (long at = from; at < to; at += FETCH) {
      jdbc.query(
          "SELECT bytes FROM leaf WHERE log = ? AND idx >= ? AND idx < ? ORDER BY idx",
          leaf -> {
            reader.accept(leaf.getBytes(1));
          },
          log,
          at,
          Math.min(to, at + FETCH));
    }
  }

  @Override
  public void seal(List<Sealing> sealings) {
    transactions.executeWithoutResult(
        _ -> {
          long index = append(sealings.stream().map(Sealing::checkpoint).toList());
          for (Sealing sealing : sealings) {
            keep(sealing.number(), sealing.checkpoint(), sealing.frontier(), sealing.note());
            int _ =
                jdbc.update(
                    "UPDATE head SET root_idx = ? WHERE log = ?", index++, sealing.number());
          }
        });
  }

  @Override
  public void restore(List<Checkpoint> leaves) {
    transactions.executeWithoutResult(
        _ -> {
          long _ = append(leaves);
        });
  }

  /** Returns the index of the first. */
  private long append(List<Checkpoint> heads) {
    Collection<byte[]> leaves = new ArrayList<>();
    heads.forEach(head -> leaves.add(head.text().getBytes(StandardCharsets.UTF_8)));
    StoredLog root = rows.takeOver(LogId.ROOT, "");
    StoredLog _ = rows.append(root, leaves, root.nextOffset() + leaves.size());
    return root.edge().size();
  }

  private void keep(int log, Checkpoint checkpoint, Frontier frontier, SignedNote note) {
    int _ =
        jdbc.update(
            KEEP,
            log,
            checkpoint.size(),
            checkpoint.root().bytes(),
            frontier.bytes(),
            note.toString());
  }

  @Override
  public void signed(int number, Frontier frontier, Checkpoint checkpoint, SignedNote note) {
    transactions.executeWithoutResult(
        _ -> {
          keep(number, checkpoint, frontier, note);
          known(checkpoint, note);
        });
  }

  @Override
  public void known(Checkpoint checkpoint, SignedNote note) {
    int _ =
        jdbc.update(
            "INSERT INTO checkpoint (size, note) VALUES (?, ?) ON CONFLICT DO NOTHING",
            checkpoint.size(),
            note.toString());
  }

  @Override
  public void cosigned(long size, SignedNote note) {
    int _ =
        jdbc.update(
            "UPDATE checkpoint SET note = ?, published = NULL WHERE size = ?",
            note.toString(),
            size);
  }

  @Override
  public void published(LogId log, Checkpoint checkpoint, long rootIndex) {
    transactions.executeWithoutResult(
        _ -> {
          int _ =
              jdbc.update(
                  "INSERT INTO log (topic, topic_id, partition) VALUES ('?', ?, ?)"
                      + " ON CONFLICT DO NOTHING",
                  log.topicId(),
                  log.partition());
          int _ =
              jdbc.update(
                  """
                  INSERT INTO head (log, size, root, note, root_idx)
                  SELECT id, ?, ?, '', ? FROM log WHERE topic_id = ? AND partition = ?
                  ON CONFLICT (log) DO UPDATE
                  SET size = EXCLUDED.size, root = EXCLUDED.root, frontier = NULL,
                    note = EXCLUDED.note, root_idx = EXCLUDED.root_idx
                  WHERE head.size < EXCLUDED.size
                  """,
                  checkpoint.size(),
                  checkpoint.root().bytes(),
                  rootIndex,
                  log.topicId(),
                  log.partition());
        });
  }

  @Override
  public void caughtUp(Sealing head) {
    keep(head.number(), head.checkpoint(), head.frontier(), head.note());
  }

  @Override
  public Hash rootOf(long size) {
    return new Proofs(this::readRoot, size).root();
  }

  @Override
  public byte[] readRoot(Tile tile) {
    return tiles.read(LogId.ROOT, tile);
  }

  @Override
  public Optional<SignedNote> newest() {
    return note("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1").stream().findFirst();
  }

  @Override
  public Optional<SignedNote> checkpoint(long size) {
    return note("SELECT note FROM checkpoint WHERE size = ?", size).stream().findFirst();
  }

  @Override
  public List<SignedNote> unpublished() {
    return note("SELECT note FROM checkpoint WHERE published IS NULL ORDER BY size");
  }

  private List<SignedNote> note(String sql, Object... values) {
    return jdbc.query(sql, (row, _) -> SignedNote.parse(row.getString(1)), values);
  }

  @Override
  public void publishedAt(long size, long offset) {
    int _ = jdbc.update("UPDATE checkpoint SET published = ? WHERE size = ?", offset, size);
  }

  @Override
  public long publishedSize() {
    return jdbc.query(
            "SELECT coalesce(max(size), 0) FROM checkpoint WHERE published IS NOT NULL",
            (row, _) -> row.getLong(1))
        .getFirst();
  }

  @Override
  public OptionalLong lastPublished() {
    return jdbc.query(
            "SELECT max(published) FROM checkpoint",
            (row, _) -> {
              long offset = row.getLong(1);
              return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(offset);
            })
        .getFirst();
  }
}
