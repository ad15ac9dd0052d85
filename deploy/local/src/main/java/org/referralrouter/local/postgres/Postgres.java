package org.referralrouter.local.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/**
 * A PostgreSQL server on 127.0.0.1 with its data in a directory. Roles log in with passwords
 * (SCRAM); the superuser too.
 */
public final class Postgres implements AutoCloseable {
  private static final Duration START_WITHIN = Duration.ofSeconds(60);

  private final EmbeddedPostgres server;
  private final Path data;

  private Postgres(EmbeddedPostgres server, Path data) {
    this.server = server;
    this.data = data;
  }

  /**
   * Starts a server, and returns when it answers.
   *
   * @param data kept between starts; made when it is missing
   * @param superuserPassword the same on every start over the same data
   * @param output where the server's own log goes
   * @param binaries where the server's programs are unpacked and kept; the temporary directory when
   *     empty
   */
  public static Postgres start(
      Path data,
      int port,
      String superuserPassword,
      Durability durability,
      Redirect output,
      Optional<Path> binaries) {
    var first = !Files.exists(data.resolve("postgresql.conf"));
    var programs = binaries.orElseGet(UnpackedPrograms::usualDirectory);
    try {
      UnpackedPrograms.deleteIncomplete(programs);
      var server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPort(port)
              .setPGStartupWait(START_WITHIN)
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("fsync", durability.setting())
              .setServerConfig("full_page_writes", durability.setting())
              .setServerConfig("synchronous_commit", durability.setting())
              .setServerConfig("max_connections", "200")
              .setServerConfig("timezone", "UTC")
              .setConnectConfig("password", superuserPassword)
              .setOutputRedirector(output)
              .setErrorRedirector(output)
              .setOverrideWorkingDirectory(programs.toFile())
              .start();
      var postgres = new Postgres(server, data);
      if (first) {
        postgres.requirePasswords(superuserPassword);
      }
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "PostgreSQL did not start on port " + port + " with data in " + data, e);
    }
  }

  /**
   * Makes a database with its roles where they are missing, and returns its JDBC URL without user
   * or password.
   */
  public String provide(ServiceDatabase database) {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      database.provide(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot make the database " + database.name(), e);
    }
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database.name();
  }

  /** The server's main process, to watch it or to kill it. */
  public ProcessHandle process() {
    try (var lines = Files.lines(data.resolve("postmaster.pid"))) {
      long pid = Long.parseLong(lines.findFirst().orElseThrow().strip());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL does not run: no postmaster.pid in " + data, e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // initdb trusts every local user until here.
  private void requirePasswords(String superuserPassword) throws IOException {
    try (Connection connection = server.getPostgresDatabase().getConnection()) {
      ServiceDatabase.execute(
          connection, "ALTER ROLE postgres PASSWORD " + ServiceDatabase.literal(superuserPassword));
      Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
      ServiceDatabase.execute(connection, "SELECT pg_reload_conf()");
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot set the superuser's password", e);
    }
  }
}
