package org.referralrouter.intake.api;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Keeps one client from taking the service away from the others. */
@Component
class RateLimit {
  private final RateSettings settings;
  // One entry for each OAuth client; only the issuer makes new ones.
  private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

  RateLimit(RateSettings settings) {
    this.settings = settings;
  }

  /** Counts one request, or refuses it with 429. */
  void count(String client) {
    if (!bucket(client).tryConsume(1)) {
      throw Refusal.tooManyRequests();
    }
  }

  /** Counts one line of a batch where it need not wait. */
  boolean counts(String client) {
    return bucket(client).tryConsume(1);
  }

  /** Counts one line of a batch, and waits where it must: a batch is slowed, not refused. */
  void await(String client) throws InterruptedException {
    bucket(client).asBlocking().consume(1);
  }

  private Bucket bucket(String client) {
    return buckets.computeIfAbsent(
        client,
        _ ->
            Bucket.builder()
                .addLimit(
                    limit ->
                        limit
                            .capacity(settings.burst())
                            .refillGreedy(settings.perSecond(), Duration.ofSeconds(1)))
                .build());
  }
}
