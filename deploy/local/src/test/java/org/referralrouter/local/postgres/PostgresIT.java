package org.referralrouter.local.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
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
  void an_unpacking_that_broke_off_is_begun_anew() throws IOException, InterruptedException {
    Path programs = directory.resolve("programs");
    assertThat(startedElsewhere(programs)).isZero();
    Path unpacked;
    try (var found = Files.newDirectoryStream(programs, "PG-*")) {
      unpacked = found.iterator().next();
    }
    // As if its process had been killed before it came to all files and to the mark of the end.
    Files.delete(unpacked.resolve(".exists"));
    Files.delete(unpacked.resolve("bin/postgres"));
    assertThat(startedElsewhere(programs)).isZero();

    Files.delete(unpacked.resolve(".exists"));
    try (FileChannel channel = FileChannel.open(unpacked.resolve("epg-lock"), CREATE, WRITE);
        FileLock _ = channel.lock()) {
      UnpackedPrograms.deleteIncomplete(programs);
      assertThat(unpacked.resolve("bin/postgres")).as("another process unpacks").exists();
    }
  }

  /**
   * Starts a server in a process of its own, since one unpacks once; the answer is its exit code.
   */
  private int startedElsewhere(Path programs) throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            OneStart.class.getName(),
            directory.resolve("data").toString(),
            programs.toString())
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("start.log").toFile())
        .start()
        .waitFor();
  }

  /** Starts a server on this data with these programs, and ends it. */
  static final class OneStart {
    private OneStart() {}

    static void main(String[] words) {
      Postgres.start(
              Path.of(words[0]),
              FreePort.next(),
              "super-secret",
              Durability.KEPT,
              Redirect.DISCARD,
              Optional.of(Path.of(words[1])))
          .close();
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
