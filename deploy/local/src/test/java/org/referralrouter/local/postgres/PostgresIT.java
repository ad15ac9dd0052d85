package org.referralrouter.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.referralrouter.local.port.FreePort;

class PostgresIT {
  private final ServiceDatabase wanted =
      new ServiceDatabase("intake", "owner-secret", "user-secret");
  private final int port = FreePort.next();
  @TempDir private Path directory;

  @Test
  void what_was_committed_is_there_after_a_restart_and_survives_crashes_of_the_machine()
      throws SQLException {
    try (var postgres = start()) {
      ask(postgres.provide(wanted), "owner-secret", "CREATE TABLE concern AS SELECT 42 AS id");
    }
    try (var postgres = start()) {
      String url = postgres.provide(wanted);
      assertThat(ask(url, "owner-secret", "SELECT id FROM concern")).isEqualTo("42");
      assertThat(ask(url, "owner-secret", "SHOW fsync")).isEqualTo("on");
      assertThat(ask(url, "owner-secret", "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(ask(url, "owner-secret", "SHOW full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void nobody_gets_in_without_the_password_not_even_the_superuser() {
    try (var postgres = start()) {
      String url = postgres.provide(wanted);
      assertThatThrownBy(() -> ask(url, "wrong", "SELECT 1")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "wrong"))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void a_name_that_is_more_than_a_name_is_refused() {
    assertThatThrownBy(() -> new ServiceDatabase("x; DROP ROLE postgres", "a", "b"))
        .hasMessageContaining("plain");
  }

  private Postgres start() {
    return Postgres.start(
        directory.resolve("data"),
        port,
        "super-secret",
        Durability.KEPT,
        Redirect.appendTo(directory.resolve("postgres.log").toFile()),
        Optional.empty());
  }

  private static String ask(String url, String password, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url, "intake_owner", password);
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      var rows = statement.getResultSet();
      rows.next();
      return rows.getString(1);
    }
  }
}
