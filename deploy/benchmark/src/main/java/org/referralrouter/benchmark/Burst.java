package org.referralrouter.benchmark;

import java.time.Duration;

/**
 * What it took until a number of concerns, sent at once, was through.
 *
 * @param used by the program that was measured
 */
record Burst(int concerns, Duration took, Used used) {
  /** Both, one after the other. */
  Burst and(Burst other) {
    return new Burst(
        concerns + other.concerns,
        took.plus(other.took),
        new Used(used.cpu().plus(other.used.cpu()), used.bytes() + other.used.bytes()));
  }

  double aSecond() {
    return concerns / (took.toNanos() / 1e9);
  }

  double cpuMicros() {
    return used.microsEach(concerns);
  }

  double bytes() {
    return used.bytesEach(concerns);
  }
}
