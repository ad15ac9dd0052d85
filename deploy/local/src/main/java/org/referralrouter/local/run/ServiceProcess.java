package org.referralrouter.local.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A child process with its environment, log file and check of readiness; it can be started again
 * after its end.
 */
public final class ServiceProcess implements Part {
  /** Room for a busy machine: routing tries a board's own procedure with every guard first. */
  private static final Duration READY_WITHIN = Duration.ofMinutes(6);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(20);
  private static final String WITHOUT_INTERRUPT = "trap '' INT; exec \"$0\" \"$@\"";

  private final String name;
  private final List<String> command;
  private final Map<String, String> environment;
  private final Ready ready;
  private final Path log;
  private final Path output;
  private final PidFile pidFile;
  private volatile @Nullable Process process;

  /**
   * A process that is not started yet, whose output is its log.
   *
   * @param environment added to this process's own
   */
  public ServiceProcess(
      String name, List<String> command, Map<String, String> environment, Ready ready, Home home) {
    this(name, command, environment, ready, home, home.log(name));
  }

  private ServiceProcess(
      String name,
      List<String> command,
      Map<String, String> environment,
      Ready ready,
      Home home,
      Path output) {
    this.name = name;
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.ready = ready;
    this.log = home.log(name);
    this.output = output;
    this.pidFile = new PidFile(home.run().resolve(name + ".pid"));
  }

  /** A process that writes its log by itself; what it says before and beside it is another file. */
  static ServiceProcess withOwnLog(
      String name, List<String> command, Map<String, String> environment, Ready ready, Home home) {
    return new ServiceProcess(name, command, environment, ready, home, home.output(name));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Path log() {
    return log;
  }

  @Override
  public Path output() {
    return output;
  }

  @Override
  public synchronized void start() {
    if (isRunning()) {
      return;
    }
    // Ctrl-C reaches every process of the terminal at once. These must not heed it: they are ended
    // in their order.
    var words = new ArrayList<>(List.of("/bin/sh", "-c", WITHOUT_INTERRUPT));
    words.addAll(command);
    var builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(Redirect.appendTo(output.toFile()));
    builder.environment().putAll(environment);
    try {
      var started = builder.start();
      pidFile.write(started.toHandle());
      process = started;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + name, e);
    }
  }

  @Override
  public void awaitReady() {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!ready.now()) {
      if (!isRunning()) {
        throw new PartFailed(this, "ended while it started" + exitCode());
      }
      if (System.nanoTime() > deadline) {
        throw new PartFailed(this, "was not ready within " + READY_WITHIN.toSeconds() + " s");
      }
      pause();
    }
  }

  @Override
  public void stop() {
    var running = process;
    if (running != null) {
      running.destroy();
      awaitEnd(running, STOPPED_WITHIN);
      pidFile.delete();
    }
  }

  @Override
  public void kill9() {
    var running = process;
    if (running != null) {
      running.destroyForcibly();
      awaitEnd(running, STOPPED_WITHIN);
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
    return running == null ? new CompletableFuture<>() : running.toHandle().onExit();
  }

  private String exitCode() {
    var ended = process;
    return ended == null ? "" : " with exit code " + ended.exitValue();
  }

  private void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed(this, "was interrupted while it started");
    }
  }

  private static void awaitEnd(Process process, Duration patience) {
    try {
      if (!process.waitFor(patience)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
