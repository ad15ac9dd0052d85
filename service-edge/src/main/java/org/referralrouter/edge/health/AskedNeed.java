package org.referralrouter.edge.health;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A need that is asked for at most one at a time and twice a second, however many want to know:
 * readiness is open to strangers, and what is away may answer late.
 */
final class AskedNeed {
  private static final Duration GOOD_FOR = Duration.ofMillis(500);

  private final Need need;
  private CompletableFuture<Boolean> answer = CompletableFuture.completedFuture(false);
  private long asked = System.nanoTime() - GOOD_FOR.toNanos();

  AskedNeed(Need need) {
    this.need = need;
  }

  Need need() {
    return need;
  }

  /** Whether it is met; false as well where nobody answers in time. */
  CompletableFuture<Boolean> met(Duration within) {
    return underWay().copy().completeOnTimeout(false, within.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized CompletableFuture<Boolean> underWay() {
    if (answer.isDone() && System.nanoTime() - asked >= GOOD_FOR.toNanos()) {
      asked = System.nanoTime();
      answer = new CompletableFuture<>();
      Thread.ofVirtual().name("health-" + need.party()).start(() -> ask(answer));
    }
    return answer;
  }

  private void ask(CompletableFuture<Boolean> into) {
    try {
      into.complete(need.met().getAsBoolean());
    } catch (RuntimeException _) {
      into.complete(false);
    }
  }
}
