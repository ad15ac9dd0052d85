package org.referralrouter.audit.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.ledger.PositionMoved;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.RightEdge;
import org.referralrouter.audit.tlog.Tile;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The rows of a log's tree: they are added at its end, by one writer, in the caller's transaction.
 */
final class LogRows {
  private final JdbcTemplate jdbc;

  LogRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Makes the caller the log's writer; whoever was it before can append no more. */
  StoredLog takeOver(LogId log, String topic) {
    int _ =
        jdbc.update(
            "INSERT INTO log (topic, topic_id, partition) VALUES (?, ?, ?)"
                + " ON CONFLICT (topic_id, partition) DO UPDATE SET topic = EXCLUDED.topic",
            topic,
            log.topicId(),
            log.partition());
    record Row(int id, long size, long nextOffset, long epoch) {}
    Row row =
        jdbc.queryForObject(
            "UPDATE log SET epoch = epoch + 1 WHERE topic_id = ? AND partition = ?"
                + " RETURNING id, size, next_offset, epoch",
            (found, _) ->
                new Row(found.getInt(1), found.getLong(2), found.getLong(3), found.getLong(4)),
            log.topicId(),
            log.partition());
    return new StoredLog(log, row.id(), row.nextOffset(), row.epoch(), edge(row.id(), row.size()));
  }

  private RightEdge edge(int log, long size) {
    List<List<Hash>> levels = new ArrayList<>();
    levels.add(
        jdbc.query(
            "SELECT bytes FROM leaf WHERE log = ? AND idx >= ? AND idx < ? ORDER BY idx",
            (leaf, _) -> Hash.leaf(leaf.getBytes(1)),
            log,
            size - size % Tile.FULL,
            size));
    jdbc.query(
        "SELECT level, hashes FROM edge WHERE log = ? ORDER BY level",
        row -> {
          while (levels.size() < row.getInt(1)) {
            levels.add(List.of());
          }
          levels.add(Tile.hashes(row.getBytes(2)));
        },
        log);
    return RightEdge.of(size, levels);
  }

  /**
   * Appends leaves.
   *
   * @return the log with them
   * @throws PositionMoved where the caller is the log's writer no more
   */
  StoredLog append(StoredLog log, Collection<byte[]> leaves, long nextOffset) {
    RightEdge edge = log.edge().copy();
    CopyRows leafRows = new CopyRows();
    CopyRows tileRows = new CopyRows();
    int highest = 0;
    for (byte[] leaf : leaves) {
      leafRows.row(3).add(log.id()).add(edge.size()).add(leaf);
      for (RightEdge.FullTile tile : edge.append(Hash.leaf(leaf))) {
        tileRows
            .row(4)
            .add(log.id())
            .add((short) tile.level())
            .add(tile.index())
            .add(Tile.bytes(tile.hashes()));
        highest = Math.max(highest, tile.level() + 1);
      }
    }
    int moved =
        jdbc.update(
            "UPDATE log SET size = ?, root = ?, next_offset = ?"
                + " WHERE id = ? AND size = ? AND epoch = ?",
            edge.size(),
            edge.root().bytes(),
            nextOffset,
            log.id(),
            log.edge().size(),
            log.epoch());
    if (moved == 0) {
      throw new PositionMoved(log.log(), log.nextOffset());
    }
    copy(leafRows, "leaf (log, idx, bytes)");
    copy(tileRows, "tile (log, level, idx, hashes)");
    for (int level = 1; level <= highest; level++) {
      int _ =
          jdbc.update(
              "INSERT INTO edge (log, level, hashes) VALUES (?, ?, ?)"
                  + " ON CONFLICT (log, level) DO UPDATE SET hashes = EXCLUDED.hashes",
              log.id(),
              level,
              Tile.bytes(edge.level(level)));
    }
    return log.grown(nextOffset, edge);
  }

  /** Remembers up to which number a log's entries were made with subjects' keys. */
  void madeWith(StoredLog log, long highestKey) {
    int _ =
        jdbc.update(
            "UPDATE log SET highest_key = ? WHERE id = ? AND highest_key < ?",
            highestKey,
            log.id(),
            highestKey);
  }

  /** The highest number of a key that any log's entries were made with. */
  long highestKey() {
    Long highest = jdbc.queryForObject("SELECT coalesce(max(highest_key), 0) FROM log", Long.class);
    return highest == null ? 0 : highest;
  }

  /** Sends rows on the transaction's connection. */
  void copy(CopyRows rows, String tableAndColumns) {
    jdbc.execute(
        (Connection connection) -> {
          into(connection, rows, tableAndColumns);
          return true;
        });
  }

  private static void into(Connection connection, CopyRows rows, String table) throws SQLException {
    rows.into(connection, table);
  }
}
