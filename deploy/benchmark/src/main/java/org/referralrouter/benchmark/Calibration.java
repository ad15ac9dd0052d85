package org.referralrouter.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * A fixed piece of work, by whose time on a core the times of others are divided: what a machine,
 * its clock and its neighbours make slower makes both slower. It reads and writes JSON, hashes and
 * sorts, as programs do that handle records.
 */
final class Calibration {
  private static final int CONCERNS = 400;
  private static final int WARM_UPS = 15;
  private static final int PASSES = 5;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final String[] concerns = new String[CONCERNS];
  private double least = Double.MAX_VALUE;
  private long kept;

  Calibration() {
    var some = new LongConcerns(1);
    Arrays.setAll(concerns, _ -> some.next());
    for (int i = 0; i < WARM_UPS; i++) {
      kept += pass();
    }
  }

  /** Works a few times; the quickest of all so far counts. */
  void work() {
    for (int i = 0; i < PASSES; i++) {
      long before = threads.getCurrentThreadCpuTime();
      kept += pass();
      least = Math.min(least, (threads.getCurrentThreadCpuTime() - before) / 1e3 / CONCERNS);
    }
  }

  /** Microseconds of a core that a unit of the work took when it was quickest. */
  double micros() {
    if (kept == 0) {
      throw new IllegalStateException("Nothing was done");
    }
    return least;
  }

  private long pass() {
    Map<String, Integer> sizes = new HashMap<>();
    for (String concern : concerns) {
      JsonNode tree = Json.mapper().readTree(concern);
      sizes.merge(Json.mapper().writeValueAsString(tree), 1, Integer::sum);
    }
    int[] numbers = new Random(1).ints(10_000).toArray();
    Arrays.sort(numbers);
    return (long) sizes.size() + numbers[0];
  }
}
