package org.referralrouter.local.stack;

/**
 * A database with its two roles.
 *
 * @param url for JDBC, without user or password
 * @param owner owns the database and its schema: for migrations
 * @param user may only connect; it gets what the migrations grant it
 */
public record Database(
    String url, String owner, String ownerPassword, String user, String password) {
  @Override
  public String toString() {
    return "Database[" + url + "]";
  }
}
