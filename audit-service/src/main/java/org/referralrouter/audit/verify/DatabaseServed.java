package org.referralrouter.audit.verify;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.tlog.Bundle;
import org.referralrouter.audit.tlog.Hash;
import org.referralrouter.audit.tlog.Tile;

/**
 * A ledger in a database, or a copy of it: its rows as the files that the service would serve. What
 * the service makes of leaves when it is asked, the lowest unfinished tile, is made here too and
 * proves nothing; the bundles beneath it do.
 */
public final class DatabaseServed implements Served, AutoCloseable {
  private static final Pattern LOG = Pattern.compile("logs/([^/]+/[0-9]+)/(.+)");

  private final Connection connection;

  DatabaseServed(Connection connection) {
    this.connection = connection;
  }

  /**
   * Opens a database to be read.
   *
   * @throws Unreachable where it cannot be
   */
  public static DatabaseServed open(String url, String user, String password) {
    try {
      Connection connection = DriverManager.getConnection(url, user, password);
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      return new DatabaseServed(connection);
    } catch (SQLException e) {
      throw new Unreachable("The database", e);
    }
  }

  /** The verdict over what the database would serve, and over what it says beside. */
  public Verdict verify(Trust trust, Progress progress) {
    Verdict served = Verifier.verify(this, trust, progress);
    try {
      List<Verdict.Break> beside = DatabaseCheck.of(connection, trust.ledger().getFirst().name());
      return switch (served) {
        case Verdict.Broken(List<Verdict.Break> breaks) ->
            new Verdict.Broken(Stream.concat(breaks.stream(), beside.stream()).toList());
        case Verdict.Intact _ -> beside.isEmpty() ? served : new Verdict.Broken(beside);
        case Verdict.Unknown _ -> served;
      };
    } catch (SQLException e) {
      throw new Unreachable("The database", e);
    }
  }

  @Override
  public Optional<byte[]> file(String path) {
    Matcher below = LOG.matcher(path);
    try {
      if (below.matches()) {
        Optional<LogId> log = LogId.at(below.group(1));
        return log.isPresent() ? file(log.get(), below.group(2)) : Optional.empty();
      }
      return file(LogId.ROOT, path);
    } catch (SQLException e) {
      throw new Unreachable("The database", e);
    }
  }

  private Optional<byte[]> file(LogId log, String path) throws SQLException {
    if (path.equals("checkpoint")) {
      return (log.equals(LogId.ROOT)
              ? bytes("SELECT convert_to(note, 'UTF8') FROM checkpoint ORDER BY size DESC LIMIT 1")
              : bytes(
                  "SELECT convert_to(h.note, 'UTF8') FROM head h JOIN log l ON l.id = h.log"
                      + " WHERE l.topic_id = ? AND l.partition = ?",
                  log.topicId(),
                  log.partition()))
          .stream().findFirst();
    }
    Optional<Tile> tile = Tile.at(path);
    return tile.isPresent() ? tile(log, tile.get()) : Optional.empty();
  }

  private Optional<byte[]> tile(LogId log, Tile tile) throws SQLException {
    if (tile.level() == Tile.ENTRIES) {
      return Optional.of(Bundle.bytes(leaves(log, tile)));
    }
    if (tile.level() == 0 && !tile.isFull()) {
      return Optional.of(Tile.bytes(leaves(log, tile).stream().map(Hash::leaf).toList()));
    }
    List<byte[]> full =
        bytes(
            "SELECT t.hashes FROM tile t JOIN log l ON l.id = t.log"
                + " WHERE l.topic_id = ? AND l.partition = ? AND t.level = ? AND t.idx = ?",
            log.topicId(),
            log.partition(),
            tile.level(),
            tile.index());
    List<byte[]> found =
        full.isEmpty() && !tile.isFull()
            ? bytes(
                "SELECT e.hashes FROM edge e JOIN log l ON l.id = e.log"
                    + " WHERE l.topic_id = ? AND l.partition = ? AND e.level = ?",
                log.topicId(),
                log.partition(),
                tile.level())
            : full;
    return found.stream()
        .findFirst()
        .map(hashes -> Arrays.copyOf(hashes, Math.min(hashes.length, tile.width() * Hash.SIZE)));
  }

  /** By index, so that a row that is missing or twice there is seen. */
  private List<byte[]> leaves(LogId log, Tile tile) throws SQLException {
    long first = tile.index() * Tile.FULL;
    return bytes(
        "SELECT f.bytes FROM leaf f JOIN log l ON l.id = f.log"
            + " WHERE l.topic_id = ? AND l.partition = ? AND f.idx >= ? AND f.idx < ?"
            + " ORDER BY f.idx",
        log.topicId(),
        log.partition(),
        first,
        first + tile.width());
  }

  private List<byte[]> bytes(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<byte[]> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          byte[] bytes = rows.getBytes(1);
          found.add(bytes == null ? "".getBytes(StandardCharsets.UTF_8) : bytes);
        }
      }
      return found;
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new Unreachable("The database", e);
    }
  }
}
