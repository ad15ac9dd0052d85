package org.referralrouter.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessCountersTest {
  private static final long AT_LEAST = 50_000_000;

  /** Allocates, says that it has by a file, and stays as long as the one who started it. */
  static final class Allocating {
    static byte[] last = new byte[0];

    public static void main(String[] words) throws IOException {
      for (long bytes = 0; bytes < AT_LEAST; bytes += 1000) {
        last = new byte[1000];
      }
      Files.createFile(Path.of(words[0]));
      int _ = System.in.read();
    }
  }

  @Test
  void another_process_tells_what_it_allocated_and_has(@TempDir Path directory) throws Exception {
    Path done = directory.resolve("done");
    var words =
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Allocating.class.getName(),
            done.toString());
    try (var process =
        MeasuredProcess.start(words, Map.of(), directory.resolve("log"))
            .once(() -> Files.exists(done))) {
      assertThat(process.used().bytes()).isGreaterThan(AT_LEAST);
      assertThat(process.used().cpu()).isPositive();
      assertThat(process.counters().heapMiB()).isBetween(0.1, 40.0);
      assertThat(process.start()).isPositive();
    }
  }
}
