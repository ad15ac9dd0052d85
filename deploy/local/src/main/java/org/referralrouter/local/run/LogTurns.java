package org.referralrouter.local.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what the parts write to, again and again while the system runs. */
final class LogTurns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogTurns.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Supplier<List<Path>> files;
  private final LogLimits limits;
  private final Thread thread;

  private LogTurns(Supplier<List<Path>> files, LogLimits limits) {
    this.files = files;
    this.limits = limits;
    this.thread = Thread.ofVirtual().name("log-turns").unstarted(this::run);
  }

  /**
   * Begins.
   *
   * @param files that are written to at the time of a look
   */
  static LogTurns start(Supplier<List<Path>> files, LogLimits limits) {
    LogTurns turns = new LogTurns(files, limits);
    turns.thread.start();
    return turns;
  }

  private void run() {
    try {
      while (true) {
        files.get().forEach(this::turn);
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException _) {
      // The system ends.
    }
  }

  private void turn(Path file) {
    try {
      new TurnedFile(file, limits).turn();
    } catch (IOException e) {
      LOG.warn("The log {} cannot be turned", file, e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
