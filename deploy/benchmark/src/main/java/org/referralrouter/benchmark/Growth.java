package org.referralrouter.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a concern costs while ever more of them are held: a figure for each tenth of the growth. */
final class Growth {
  private static final int TENTHS = 10;
  private static final int AT_ONCE = 20_000;

  /**
   * A tenth.
   *
   * @param held concerns at its end
   * @param stateBytes of the files in which they are held; the store keeps part in memory for a
   *     while
   */
  record Tenth(long held, Burst burst, double residentMiB, long stateBytes) {}

  private Growth() {}

  /**
   * Lets a subject grow.
   *
   * @param held concerns before
   * @param more concerns in all, at least ten
   * @param state the directory in which they are held
   */
  static List<Tenth> of(Subject subject, Feed feed, long held, int more, Path state)
      throws IOException {
    List<Tenth> tenths = new ArrayList<>();
    for (int i = 0; i < TENTHS; i++) {
      Burst burst = new Burst(0, Duration.ZERO, Used.NOTHING);
      for (int left = more / TENTHS; left > 0; left -= AT_ONCE) {
        burst = burst.and(subject.burst(feed, Math.min(left, AT_ONCE)));
      }
      held += burst.concerns();
      var tenth = new Tenth(held, burst, subject.process().counters().residentMiB(), bytes(state));
      System.out.printf(
          "growth, %,d concerns held: %,.0f a second, %,.0f µs of a core each%n",
          held, burst.aSecond(), burst.cpuMicros());
      tenths.add(tenth);
    }
    return tenths;
  }

  private static long bytes(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    }
  }
}
