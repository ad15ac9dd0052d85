package org.referralrouter.local.run;

import java.nio.file.Path;
import java.time.Duration;

/** Starts a part again when its process ends, after a pause that grows while it keeps ending. */
final class Supervisor {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration STEADY_AFTER = Duration.ofMinutes(1);

  private final RunningParts running;
  private final Progress progress;

  Supervisor(RunningParts running, Progress progress) {
    this.running = running;
    this.progress = progress;
  }

  /** Watches every part in a thread of its own until the system ends. */
  void watch() {
    for (var part : running.all()) {
      Thread.ofVirtual().name("supervise-" + part.name()).start(() -> watch(part));
    }
  }

  private void watch(Part part) {
    var pause = FIRST_PAUSE;
    while (true) {
      long start = System.nanoTime();
      part.ended().join();
      if (running.isClosed()) {
        return;
      }
      pause = nextPause(pause, Duration.ofNanos(System.nanoTime() - start));
      progress.says(
          part.name()
              + " ended; starting it again in "
              + pause.toSeconds()
              + " s. Its log: "
              + shown(part.log()));
      restart(part, pause);
    }
  }

  static Duration nextPause(Duration last, Duration lived) {
    if (lived.compareTo(STEADY_AFTER) > 0) {
      return FIRST_PAUSE;
    }
    var doubled = last.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private void restart(Part part, Duration pause) {
    try {
      Thread.sleep(pause);
      running.up(part);
      progress.says(part.name() + " serves again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      if (!running.isClosed()) {
        progress.says(String.valueOf(e.getMessage()));
      }
    }
  }

  private static Path shown(Path log) {
    Path here = Path.of("").toAbsolutePath();
    return log.startsWith(here) ? here.relativize(log) : log;
  }
}
