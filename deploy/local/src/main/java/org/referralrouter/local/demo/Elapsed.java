package org.referralrouter.local.demo;

import java.time.Duration;

/** The time since it was made, for people. */
final class Elapsed {
  private final long start = System.nanoTime();

  @Override
  public String toString() {
    return Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms";
  }
}
