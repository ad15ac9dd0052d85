package org.referralrouter.notification.outbox;

import io.namastack.outbox.retry.OutboxRetryPolicy;
import java.time.Duration;

/**
 * Tries again for ever, doubling the wait up to a longest one: a silent server is waited for, and
 * nothing is given up.
 */
public record EndlessRetries(Duration first, Duration longest) implements OutboxRetryPolicy {
  @Override
  public boolean shouldRetry(Throwable failure) {
    return true;
  }

  @Override
  public Duration nextDelay(int failures) {
    Duration doubled = first.multipliedBy(1L << Math.min(Math.max(failures, 0), 20));
    return doubled.compareTo(longest) < 0 ? doubled : longest;
  }

  @Override
  public int maxRetries() {
    return Integer.MAX_VALUE;
  }
}
