package org.referralrouter.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The database of one service with its two roles: {@code <name>_owner} owns it and its schema, for
 * migrations; {@code <name>} may only connect, and gets whatever the migrations grant it.
 *
 * @param name lower-case letters, digits and underscores
 */
public record ServiceDatabase(String name, String ownerPassword, String password) {
  public ServiceDatabase {
    if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
      throw new IllegalArgumentException("Not a plain database name: " + name);
    }
  }

  /** The role that migrates. */
  public String owner() {
    return name + "_owner";
  }

  /** Makes what is missing, and sets both passwords. */
  public void provide(Connection superuser) throws SQLException {
    role(superuser, owner(), ownerPassword);
    role(superuser, name, password);
    if (!exists(superuser, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
      execute(superuser, "CREATE DATABASE " + name + " OWNER " + owner());
      execute(superuser, "REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
      execute(superuser, "GRANT CONNECT ON DATABASE " + name + " TO " + name);
    }
  }

  @Override
  public String toString() {
    return "ServiceDatabase[" + name + "]";
  }

  private static void role(Connection connection, String role, String password)
      throws SQLException {
    var verb =
        exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role) ? "ALTER" : "CREATE";
    execute(connection, verb + " ROLE " + role + " LOGIN PASSWORD " + literal(password));
  }

  private static boolean exists(Connection connection, String query, String value)
      throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, value);
      return statement.executeQuery().next();
    }
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
