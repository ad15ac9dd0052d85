package org.referralrouter.benchmark;

import java.time.Duration;

/**
 * How long everything lasts.
 *
 * @param warmUp of each subject
 * @param round about how long each is
 * @param steady seconds of the load by schedule
 * @param growth concerns that routing comes to hold
 * @param requests of a round of intake
 * @param intakeWarmUp requests before the first
 * @param lines of a batch
 * @param referrals of a round of notification
 */
record Extent(
    Duration warmUp,
    Duration round,
    int steady,
    int growth,
    int requests,
    int intakeWarmUp,
    int lines,
    int referrals) {
  static final Extent QUICK =
      new Extent(Duration.ofSeconds(6), Duration.ofSeconds(2), 6, 10_000, 1500, 4000, 1000, 1500);
  static final Extent FULL =
      new Extent(
          Duration.ofSeconds(40), Duration.ofSeconds(8), 30, 200_000, 8000, 12_000, 5000, 10_000);
}
