package org.referralrouter.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.HdrHistogram.Histogram;
import org.referralrouter.local.stack.Stack;

/**
 * Routing beside all its peers: rate and cost in alternating rounds, lateness under a steady load,
 * start, memory, and growth.
 */
final class RoutingMeasurement {
  /**
   * A program's figures.
   *
   * @param cpuMicros of a core for each concern
   * @param bytes allocated for each concern
   * @param start seconds until a concern that was waiting was through
   * @param heapMiB in use after a collection
   */
  record Figures(
      String label,
      double aSecond,
      double cpuMicros,
      double bytes,
      double start,
      double residentMiB,
      double heapMiB,
      Late late) {}

  /** How late concerns are through under a steady load, in milliseconds. */
  record Late(double median, double p99, double max) {
    static final Late UNKNOWN = new Late(Double.NaN, Double.NaN, Double.NaN);

    static Late of(Histogram micros) {
      return new Late(
          micros.getValueAtPercentile(50) / 1e3,
          micros.getValueAtPercentile(99) / 1e3,
          micros.getMaxValue() / 1e3);
    }
  }

  private final List<Figures> programs = new ArrayList<>();
  private final List<Growth.Tenth> tenths = new ArrayList<>();
  private double outEach;

  private RoutingMeasurement() {}

  /**
   * Measures.
   *
   * @param rate concerns a second of the steady load
   * @param growth concerns that routing comes to hold
   */
  static RoutingMeasurement of(Stack stack, RunOptions options, Extent extent, int rate, int growth)
      throws IOException, InterruptedException, ExecutionException {
    var measured = new RoutingMeasurement();
    try (var feed = new Feed(stack, options.seed(), RoutingBenchmark.LINGER_MS);
        var prompt = new Feed(stack, options.seed(), 0);
        var subjects =
            Subjects.start(stack, options.words("routing"), List.of(Peer.values()), feed)) {
      var rounds =
          Rounds.measure(subjects.all(), feed, extent.warmUp(), options.rounds(), extent.round());
      Subject product = subjects.product();
      measured.outEach = (double) product.committed().read() / product.committed().counted();
      var load = new SteadyLoad(prompt, rate, extent.steady());
      for (Subject subject : subjects.all()) {
        // What cannot keep up would be late by as long as it is watched: that is no latency.
        boolean keepsUp = rounds.median(subject, Burst::aSecond) > rate;
        Late late = keepsUp ? Late.of(load.late(subject)) : Late.UNKNOWN;
        System.out.printf("%s at %d a second: %s%n", subject.label(), rate, late);
        measured.programs.add(figures(subject, rounds, late));
      }
      measured.tenths.addAll(
          Growth.of(product, feed, product.committed().counted(), growth, subjects.state()));
    }
    return measured;
  }

  private static Figures figures(Subject subject, Rounds rounds, Late late) throws IOException {
    return new Figures(
        subject.label(),
        rounds.median(subject, Burst::aSecond),
        rounds.median(subject, Burst::cpuMicros),
        rounds.median(subject, Burst::bytes),
        subject.start().toMillis() / 1e3,
        subject.process().counters().residentMiB(),
        subject.process().counters().heapMiB(),
        late);
  }

  /** The product first, then the peers. */
  List<Figures> programs() {
    return List.copyOf(programs);
  }

  List<Growth.Tenth> tenths() {
    return List.copyOf(tenths);
  }

  /** Records that the product made of a concern, on average: a decision and its referrals. */
  double outEach() {
    return outEach;
  }
}
