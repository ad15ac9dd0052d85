package org.referralrouter.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;

/**
 * A base backup of the running PostgreSQL, of all databases at one moment, with the write-ahead log
 * that makes it whole (PostgreSQL manual, "Making a Base Backup Using the Low Level API").
 */
final class DatabaseBackup {
  /** What the manual says to leave out, or only its contents. */
  private static final Set<String> WITHOUT =
      Set.of("postmaster.pid", "postmaster.opts", "epg-lock");

  private static final Set<String> EMPTY =
      Set.of(
          "pg_wal",
          "pg_replslot",
          "pg_dynshmem",
          "pg_notify",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private DatabaseBackup() {}

  /**
   * Copies the databases.
   *
   * @param data of the server that runs
   * @throws IllegalStateException where the write-ahead log was turned over meanwhile
   */
  static void copy(int port, String password, Path data, Path to) {
    var login = new Properties();
    login.setProperty("user", "postgres");
    login.setProperty("password", password);
    // One connection: the backup ends with it.
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", login);
        Statement statement = connection.createStatement()) {
      String first = text(statement, "SELECT pg_walfile_name(pg_backup_start('referrals', true))");
      DataCopy.copy(data, to, DatabaseBackup::isCopied);
      String label = text(statement, "SELECT labelfile FROM pg_backup_stop(false)");
      Files.writeString(to.resolve("backup_label"), label);
      DataCopy.copy(data.resolve("pg_wal"), to.resolve("pg_wal"), _ -> true);
      if (!Files.exists(to.resolve("pg_wal").resolve(first))) {
        throw new IllegalStateException(
            "PostgreSQL turned over its write-ahead log while it was copied, so the copy is not whole. Delete "
                + to
                + " and make it again.");
      }
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refused to be copied", e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the label of the copy in " + to, e);
    }
  }

  private static boolean isCopied(Path path) {
    return !WITHOUT.contains(path.toString())
        && !path.getFileName().toString().startsWith("pgsql_tmp")
        && !(path.getNameCount() > 1 && EMPTY.contains(path.getName(0).toString()));
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
