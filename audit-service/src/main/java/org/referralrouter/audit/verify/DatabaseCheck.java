package org.referralrouter.audit.verify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.referralrouter.audit.ledger.Codes;
import org.referralrouter.audit.ledger.Leaf;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.tlog.Frontier;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.verify.Verdict.Break;
import org.referralrouter.audit.verify.Verdict.Reason;

/**
 * What a database says beside what it would serve: the sizes and roots that its writers noted, the
 * entries that are not sealed yet, and the references by which entries are found.
 */
final class DatabaseCheck {
  private static final String REFERENCES =
      "SELECT l.idx, l.bytes, r.type, a.code, r.at FROM leaf l"
          + " LEFT JOIN reference r ON r.log = l.log AND r.idx = l.idx"
          + " LEFT JOIN agency a ON a.number = r.agency"
          + " WHERE l.log = ? AND l.idx >= ? AND l.idx < ? ORDER BY l.idx";
  private static final int PIECE = 1000;

  private final Connection connection;
  private final String ledger;
  private final List<Break> breaks = new ArrayList<>();

  private DatabaseCheck(Connection connection, String ledger) {
    this.connection = connection;
    this.ledger = ledger;
  }

  /** What is wrong beside what is served. */
  static List<Break> of(Connection connection, String ledger) throws SQLException {
    DatabaseCheck check = new DatabaseCheck(connection, ledger);
    try (PreparedStatement logs =
            connection.prepareStatement(
                "SELECT id, topic_id, partition, topic, size, root,"
                    + " (SELECT count(*) FROM leaf WHERE leaf.log = log.id),"
                    + " (SELECT count(*) FROM reference WHERE reference.log = log.id) FROM log");
        ResultSet row = logs.executeQuery()) {
      while (row.next()) {
        check.log(row);
      }
    }
    return check.breaks;
  }

  private void log(ResultSet row) throws SQLException {
    LogId log = new LogId(row.getObject(2, UUID.class), row.getInt(3));
    String origin = log.origin(ledger);
    long size = row.getLong(5);
    if (row.getLong(7) != size) {
      add(origin, size, "%d leaves, and its row says %d".formatted(row.getLong(7), size));
      return;
    }
    boolean root = row.getString(4).isEmpty();
    if (!root && row.getLong(8) != size) {
      add(origin, -1, "%d references to %d entries".formatted(row.getLong(8), size));
    }
    Frontier frontier = new Frontier();
    for (long at = 0; at < size; at += PIECE) {
      piece(row.getInt(1), at, origin, !root, frontier);
    }
    if (!frontier.root().equals(Hash.of(row.getBytes(6)))) {
      add(origin, -1, "its row has another root than its leaves give");
    }
  }

  private void piece(int log, long from, String origin, boolean referenced, Frontier frontier)
      throws SQLException {
    try (PreparedStatement leaves = connection.prepareStatement(REFERENCES)) {
      leaves.setInt(1, log);
      leaves.setLong(2, from);
      leaves.setLong(3, from + PIECE);
      try (ResultSet row = leaves.executeQuery()) {
        while (row.next()) {
          byte[] bytes = row.getBytes(2);
          frontier.append(Hash.leaf(bytes));
          if (referenced) {
            compare(Leaf.parse(bytes), row, origin);
          }
        }
      }
    } catch (IllegalArgumentException e) {
      add(origin, from, "a leaf from there on is none: " + e.getMessage());
    }
  }

  private void compare(Leaf leaf, ResultSet row, String origin) throws SQLException {
    String agency = row.getString(4);
    long seconds =
        row.getTimestamp(5) == null ? -1 : row.getTimestamp(5).toInstant().getEpochSecond();
    if (!leaf.type().equals(Codes.type(row.getShort(3)))
        || !leaf.agency().equals(agency == null ? "" : agency)
        || leaf.at().getEpochSecond() != seconds) {
      add(origin, row.getLong(1), "its reference says another type, agency or time than its leaf");
    }
  }

  private void add(String origin, long index, String detail) {
    breaks.add(new Break(origin, index, Reason.DATABASE, detail));
  }
}
