package org.referralrouter.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.referralrouter.local.stack.Database;

/** A database of the stack, seen from outside: tables of the bare equivalent, counts, settings. */
record BenchmarkDatabase(Database database) {
  /** Runs a statement as the owner. */
  void execute(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The one value that a query gives. */
  String value(String query) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  long count(String table) throws SQLException {
    return Long.parseLong(value("SELECT count(*) FROM " + table));
  }

  /** A connection of the owner. */
  Connection connection() throws SQLException {
    return DriverManager.getConnection(database.url(), database.owner(), database.ownerPassword());
  }

  /** What a service is told of its database. */
  Map<String, String> environment() {
    return Map.of(
        "DATABASE_URL", database.url(),
        "DATABASE_USERNAME", database.user(),
        "DATABASE_PASSWORD", database.password(),
        "DATABASE_OWNER_USERNAME", database.owner(),
        "DATABASE_OWNER_PASSWORD", database.ownerPassword());
  }

  /** Makes the table into which bare equivalents insert, where there is none yet. */
  void least() throws SQLException {
    execute("CREATE TABLE IF NOT EXISTS least (id uuid PRIMARY KEY, body bytea NOT NULL)");
    execute("GRANT INSERT ON least TO " + database.user());
  }

  /** The machine and what ran on it. */
  String machine() throws SQLException {
    return "%s with acks=all on one broker, PostgreSQL %s with fsync %s and synchronous_commit %s"
        .formatted(
            Machine.text(),
            value("SHOW server_version"),
            value("SHOW fsync"),
            value("SHOW synchronous_commit"));
  }
}
