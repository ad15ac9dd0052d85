package org.referralrouter.audit.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A lock of the database that one instance holds while it works, and that ends with its connection.
 */
final class SessionLock {
  private final JdbcTemplate jdbc;
  private final long number;

  SessionLock(JdbcTemplate jdbc, long number) {
    this.jdbc = jdbc;
    this.number = number;
  }

  /** Does the work unless another instance does it now; whether it did. */
  boolean alone(Runnable work) {
    return Boolean.TRUE.equals(
        jdbc.execute(
            "SELECT pg_try_advisory_lock(" + number + ")",
            (PreparedStatement lock) -> {
              try (ResultSet locked = lock.executeQuery()) {
                if (!locked.next() || !locked.getBoolean(1)) {
                  return false;
                }
              }
              try (var unlock =
                  lock.getConnection()
                      .prepareStatement("SELECT pg_advisory_unlock(" + number + ")")) {
                try {
                  work.run();
                } finally {
                  unlock.execute();
                }
              }
              return true;
            }));
  }
}
