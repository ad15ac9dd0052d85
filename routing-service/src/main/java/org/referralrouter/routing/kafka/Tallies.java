package org.referralrouter.routing.kafka;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.streams.state.KeyValueStore;
import org.referralrouter.concern.Agency;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.Wait;

/**
 * How many referrals of a partition wait for each agency. Kept in a store of its own, so that a
 * restart need not read every concern to know it.
 */
final class Tallies {
  static final String STORE = "tallies";

  /** What is counted. */
  enum Kind {
    /** Not answered yet, overdue or not. */
    OPEN,
    /** Not answered in time. */
    OVERDUE;

    String metric() {
      return "referrals." + name().toLowerCase(Locale.ROOT);
    }

    private boolean counts(Wait answer) {
      return switch (this) {
        case OPEN -> answer.open();
        case OVERDUE -> answer.overdue();
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
  long count(Kind kind, Agency agency) {
    return counts.getOrDefault(key(kind, agency), 0L);
  }

  void move(ConcernState from, ConcernState to) {
    for (Kind kind : Kind.values()) {
      for (Agency agency : Agency.values()) {
        long change = of(kind, agency, to) - of(kind, agency, from);
        if (change != 0) {
          String key = key(kind, agency);
          long count = count(kind, agency) + change;
          counts.put(key, count);
          store.put(key, count);
        }
      }
    }
  }

  private static long of(Kind kind, Agency agency, ConcernState state) {
    return state.referrals().values().stream()
        .filter(sent -> sent.referral().agency() == agency && kind.counts(sent.answer()))
        .count();
  }

  private static String key(Kind kind, Agency agency) {
    return kind + "/" + agency;
  }
}
