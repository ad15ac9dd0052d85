package org.referralrouter.audit.store;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.serve.Tiles;
import org.referralrouter.audit.tlog.Bundle;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.Tile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Tiles and bundles as they are stored; what is not full yet is made of leaves and edges. */
@Repository
class TileRows implements Tiles {
  private final JdbcTemplate jdbc;

  TileRows(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public byte[] read(LogId log, Tile tile) {
    if (tile.level() == Tile.ENTRIES) {
      return Bundle.bytes(leaves(log, tile));
    }
    byte[] full =
        hashes(
            "SELECT t.hashes FROM tile t JOIN log g ON g.id = t.log"
                + " WHERE g.topic_id = ? AND g.partition = ? AND t.level = ? AND t.idx = ?",
            log,
            tile.level(),
            tile.index());
    if (full.length > 0) {
      return cut(full, tile);
    }
    return tile.level() == 0
        ? Tile.bytes(leaves(log, tile).stream().map(Hash::leaf).toList())
        : cut(
            hashes(
                "SELECT e.hashes FROM edge e JOIN log g ON g.id = e.log"
                    + " WHERE g.topic_id = ? AND g.partition = ? AND e.level = ?"
                    + " AND (g.size >> (8 * (e.level + 1))) = ?",
                log,
                tile.level(),
                tile.index()),
            tile);
  }

  private static byte[] cut(byte[] hashes, Tile tile) {
    if (hashes.length < tile.width() * Hash.SIZE) {
      throw new NoSuchElementException(tile.path());
    }
    return Arrays.copyOf(hashes, tile.width() * Hash.SIZE);
  }

  private byte[] hashes(String sql, LogId log, int level, long index) {
    return jdbc
        .query(sql, (row, _) -> row.getBytes(1), log.topicId(), log.partition(), level, index)
        .stream()
        .findFirst()
        .orElse(new byte[0]);
  }

  private List<byte[]> leaves(LogId log, Tile tile) {
    long first = tile.index() * Tile.FULL;
    List<byte[]> leaves =
        jdbc.query(
            "SELECT l.bytes FROM leaf l JOIN log g ON g.id = l.log"
                + " WHERE g.topic_id = ? AND g.partition = ? AND l.idx >= ? AND l.idx < ?"
                + " ORDER BY l.idx",
            (row, _) -> row.getBytes(1),
            log.topicId(),
            log.partition(),
            first,
            first + tile.width());
    if (leaves.size() < tile.width()) {
      throw new NoSuchElementException(tile.path());
    }
    return leaves;
  }
}
