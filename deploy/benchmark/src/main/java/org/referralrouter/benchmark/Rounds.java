package org.referralrouter.benchmark;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/**
 * Alternating rounds of several subjects, each after a warm-up. A round lasts about as long for
 * each, however fast it is: it has as many concerns as the one before says.
 */
final class Rounds {
  private static final int FIRST = 300;
  private static final int LEAST = 200;
  private static final int WARM = 1000;
  private static final int MOST = 60_000;

  private final Map<Subject, List<Burst>> bursts = new LinkedHashMap<>();

  private Rounds() {}

  /**
   * Measures.
   *
   * @param warmUp of each subject, before the first round
   * @param round about how long each is to last
   */
  static Rounds measure(
      List<Subject> subjects, Feed feed, Duration warmUp, int rounds, Duration round)
      throws IOException {
    var measured = new Rounds();
    Map<Subject, Burst> last = new LinkedHashMap<>();
    for (Subject subject : subjects) {
      long end = System.nanoTime() + warmUp.toNanos();
      Burst burst = subject.burst(feed, FIRST);
      while (System.nanoTime() < end) {
        // More than a round has, or a slow start would stay one.
        burst = subject.burst(feed, Math.max(WARM, concerns(burst, round)));
      }
      last.put(subject, burst);
    }
    for (int i = 0; i < rounds; i++) {
      for (Subject subject : subjects) {
        Burst burst =
            subject.burst(feed, concerns(Objects.requireNonNull(last.get(subject)), round));
        last.put(subject, burst);
        measured.bursts.computeIfAbsent(subject, _ -> new ArrayList<>()).add(burst);
        System.out.printf(
            "round %d, %s: %,.0f concerns a second, %,.0f µs of a core and %,.0f bytes each%n",
            i + 1, subject.label(), burst.aSecond(), burst.cpuMicros(), burst.bytes());
      }
    }
    return measured;
  }

  private static int concerns(Burst before, Duration round) {
    return Math.clamp((long) (before.aSecond() * round.toMillis() / 1e3), LEAST, MOST);
  }

  /** Of a subject's rounds, the median of this figure. */
  double median(Subject subject, ToDoubleFunction<Burst> figure) {
    return Comparison.median(each(subject, figure));
  }

  /** This figure of each of a subject's rounds. */
  List<Double> each(Subject subject, ToDoubleFunction<Burst> figure) {
    return bursts.getOrDefault(subject, List.of()).stream().map(figure::applyAsDouble).toList();
  }
}
