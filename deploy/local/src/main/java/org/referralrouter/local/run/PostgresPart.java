package org.referralrouter.local.run;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.referralrouter.local.postgres.Durability;
import org.referralrouter.local.postgres.Postgres;
import org.referralrouter.local.postgres.ServiceDatabase;
import org.referralrouter.local.secret.SecretFile;

/**
 * PostgreSQL as a part: its own processes, which its control program starts and which this class
 * watches.
 */
final class PostgresPart implements Part {
  private static final Duration END_WITHIN = Duration.ofSeconds(20);
  private static final String SUPERUSER = "postgres";

  private final Home home;
  private final int port;
  private final SecretFile secrets;
  private final List<String> databases;
  private volatile @Nullable Postgres server;
  private volatile @Nullable ProcessHandle process;

  PostgresPart(Home home, int port, List<String> databases) {
    this.home = home;
    this.port = port;
    this.secrets = home.databaseSecrets();
    this.databases = databases;
  }

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public Path log() {
    return home.log(name());
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    release();
    endLeftover();
    var started =
        Postgres.start(
            data(),
            port,
            secrets.of(SUPERUSER),
            Durability.KEPT,
            Redirect.appendTo(log().toFile()),
            Optional.of(home.apps().resolve("postgres")));
    server = started;
    process = started.process();
    databases.forEach(name -> started.provide(database(name)));
  }

  /** What a service needs to use its database. */
  Map<String, String> environment(String name) {
    var database = database(name);
    return Map.of(
        "DATABASE_URL", "jdbc:postgresql://127.0.0.1:" + port + "/" + name,
        "DATABASE_USERNAME", name,
        "DATABASE_PASSWORD", database.password(),
        "DATABASE_OWNER_USERNAME", database.owner(),
        "DATABASE_OWNER_PASSWORD", database.ownerPassword());
  }

  @Override
  public void awaitReady() {
    if (!isRunning()) {
      throw new PartFailed(this, "ended");
    }
  }

  @Override
  public synchronized void stop() {
    if (isRunning()) {
      release();
      awaitEnd(Optional.ofNullable(process).stream().toList());
    }
  }

  @Override
  public void kill9() {
    var running = process;
    if (running != null) {
      // Its children see that it is gone and end by themselves; the data cannot be used again
      // before that.
      List<ProcessHandle> children = running.descendants().toList();
      running.destroyForcibly();
      awaitEnd(List.of(running));
      awaitEnd(children);
    }
  }

  @Override
  public boolean isRunning() {
    var running = process;
    return running != null && running.isAlive();
  }

  @Override
  public CompletableFuture<ProcessHandle> ended() {
    var running = process;
    return running == null ? new CompletableFuture<>() : running.onExit();
  }

  private Path data() {
    return home.data(name());
  }

  private ServiceDatabase database(String name) {
    return new ServiceDatabase(name, secrets.of(name + "_owner"), secrets.of(name));
  }

  private void release() {
    var ended = server;
    server = null;
    if (ended != null) {
      ended.close();
    }
  }

  // A launcher that was killed leaves PostgreSQL running, and two servers must never share one
  // directory.
  private void endLeftover() {
    Path file = data().resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return;
    }
    try {
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      ProcessHandle.of(pid)
          .filter(found -> found.info().command().orElse("").endsWith("postgres"))
          .ifPresent(
              found -> {
                List<ProcessHandle> children = found.descendants().toList();
                found.destroy();
                awaitEnd(List.of(found));
                awaitEnd(children);
              });
    } catch (IOException | NumberFormatException unreadable) {
      throw new PartFailed(this, "cannot tell whether it runs already: " + file + " is unreadable");
    }
  }

  private static void awaitEnd(List<ProcessHandle> processes) {
    for (ProcessHandle process : processes) {
      process
          .onExit()
          .completeOnTimeout(process, END_WITHIN.toSeconds(), TimeUnit.SECONDS)
          .thenAccept(ProcessHandle::destroyForcibly)
          .join();
    }
  }
}
