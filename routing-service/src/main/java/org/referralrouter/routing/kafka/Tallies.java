package org.referralrouter.routing.kafka;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.routing.concern.SentReferral;
import org.referralrouter.routing.concern.Wait;
import org.referralrouter.routing.concern.Waits;

/**
 * How many referrals of a partition wait for each agency, and for what of it. Kept in a store of
 * its own, so that a restart need not read every concern to know it.
 */
final class Tallies {
  static final String STORE = "tallies";

  /** What is counted. A referral counts once, by the first step that is still to come. */
  enum Kind {
    /** Not done yet, overdue or not. */
    OPEN,
    /** Not done in time. */
    OVERDUE;

    String metric() {
      return "referrals." + name().toLowerCase(Locale.ROOT);
    }

    private Optional<AwaitedStep> counts(Waits waits) {
      if (counts(waits.receipt())) {
        return Optional.of(AwaitedStep.RECEIPT);
      }
      return counts(waits.decision()) ? Optional.of(AwaitedStep.DECISION) : Optional.empty();
    }

    private boolean counts(Wait wait) {
      return switch (this) {
        case OPEN -> wait.running();
        case OVERDUE -> wait.overdue();
      };
    }
  }

  private final KeyValueStore<String, Long> store;
  private final ConcurrentMap<String, Long> counts = new ConcurrentHashMap<>();

  Tallies(KeyValueStore<String, Long> store) {
    this.store = store;
    try (var all = store.all()) {
      all.forEachRemaining(entry -> counts.put(entry.key, entry.value));
    }
  }

  /** Safe for a thread that only looks. */
  long count(Kind kind, Agency agency, AwaitedStep step) {
    return counts.getOrDefault(key(kind, agency, step), 0L);
  }

  /** A referral's row has changed. */
  void move(@Nullable SentReferral from, SentReferral to) {
    for (Kind kind : Kind.values()) {
      Optional<AwaitedStep> before = from == null ? Optional.empty() : kind.counts(from.waits());
      Optional<AwaitedStep> after = kind.counts(to.waits());
      if (!before.equals(after)) {
        before.ifPresent(step -> add(key(kind, to.key().agency(), step), -1));
        after.ifPresent(step -> add(key(kind, to.key().agency(), step), 1));
      }
    }
  }

  private void add(String key, long change) {
    long count = counts.getOrDefault(key, 0L) + change;
    counts.put(key, count);
    store.put(key, count);
  }

  private static String key(Kind kind, Agency agency, AwaitedStep step) {
    return kind + "/" + agency + "/" + step;
  }
}
