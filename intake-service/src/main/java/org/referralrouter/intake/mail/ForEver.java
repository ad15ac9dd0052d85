package org.referralrouter.intake.mail;

import io.namastack.outbox.retry.OutboxRetryPolicy;
import java.time.Duration;

/** Tries again for ever, doubling the wait up to a longest one: a silent server is waited for. */
record ForEver(Duration first, Duration longest) implements OutboxRetryPolicy {
  private static final int MOST_DOUBLINGS = 20;

  @Override
  public boolean shouldRetry(Throwable failure) {
    return true;
  }

  @Override
  public Duration nextDelay(int failures) {
    Duration doubled = first.multipliedBy(1L << Math.clamp(failures, 0, MOST_DOUBLINGS));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  @Override
  public int maxRetries() {
    return Integer.MAX_VALUE;
  }
}
