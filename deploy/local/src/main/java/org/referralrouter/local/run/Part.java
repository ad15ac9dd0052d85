package org.referralrouter.local.run;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** One process of a local system. */
public interface Part {
  /**
   * Its name: {@code broker}, {@code registry}, {@code postgres}, {@code issuer}, {@code witness},
   * {@code prometheus}, {@code alertmanager}, or a service's.
   */
  String name();

  /** Where it writes what it does. */
  Path log();

  /** Where its process itself writes: its log, unless that is the part's own to write and turn. */
  default Path output() {
    return log();
  }

  /** Starts the process; whether it serves yet, {@link #awaitReady()} knows. */
  void start();

  /**
   * Waits until it serves.
   *
   * @throws PartFailed when it ends before, or takes too long
   */
  void awaitReady();

  /**
   * Asks it to end and waits; ends it by force when it does not in time. Does nothing when it does
   * not run.
   */
  void stop();

  /** Ends it as a crash would ({@code SIGKILL}), and returns when it is gone. */
  void kill9();

  /** Whether the process is alive. */
  boolean isRunning();

  /** Completed when the process that was started last ends. */
  CompletableFuture<ProcessHandle> ended();
}
