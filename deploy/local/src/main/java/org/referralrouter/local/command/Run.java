package org.referralrouter.local.command;

import java.util.concurrent.CountDownLatch;
import org.referralrouter.local.run.LocalSystem;

/**
 * A system that runs until this process is asked to end (Ctrl-C, SIGTERM), and is then ended in its
 * order.
 */
final class Run {
  private final LocalSystem system;
  private final Terminal terminal;
  private volatile boolean endRequested;

  Run(LocalSystem system, Terminal terminal) {
    this.system = system;
    this.terminal = terminal;
    Runtime.getRuntime().addShutdownHook(new Thread(this::endByRequest, "system-end"));
  }

  /**
   * Starts the system. Does not return when the process is asked to end meanwhile: what fails then
   * is no failure.
   */
  void start() throws InterruptedException {
    terminal.shows("Starting Referral Router");
    try {
      system.start();
    } catch (RuntimeException e) {
      if (endRequested) {
        awaitEnd();
      }
      throw e;
    }
  }

  /** Waits until the process ends. */
  void awaitEnd() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  private void endByRequest() {
    if (!system.isClosed()) {
      endRequested = true;
      terminal.shows("\nEnding, the services first:");
      system.close();
      terminal.shows("Ended. The data is kept for the next start.");
    }
  }
}
