package org.referralrouter.routing.procedure;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.Arrays;
import java.util.function.Supplier;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;

/**
 * Remembers whole decisions by all that they were made from: facts as bits, and the refs by which
 * the concern calls its people. It is bounded.
 */
@SuppressWarnings("EnumOrdinal") // of the same program, never stored
final class DecisionMemory {
  /** Each of one to a few kilobytes. */
  private static final int REMEMBERED = 5_000;

  private final Cache<Key, Decision> decisions =
      Caffeine.newBuilder().maximumSize(REMEMBERED).recordStats().build();

  /** The decision on these facts, made where it is not remembered. */
  Decision of(ConcernFacts facts, Embargo embargo, Supplier<Decision> made) {
    Key key = Key.of(facts, embargo);
    Decision known = decisions.getIfPresent(key);
    if (known == null) {
      known = made.get();
      decisions.put(key, known);
    }
    return known;
  }

  /** How often a decision was remembered, and how often it had to be made. */
  Recall recall() {
    CacheStats stats = decisions.stats();
    return new Recall(stats.hitCount(), stats.missCount());
  }

  /** All that a decision hangs on. */
  private static final class Key {
    private final Facts whole;
    private final long[] people;
    private final String[] refs;
    private final Embargo embargo;
    private final int hash;

    private Key(Facts whole, long[] people, String[] refs, Embargo embargo) {
      this.whole = whole;
      this.people = people;
      this.refs = refs;
      this.embargo = embargo;
      this.hash =
          31 * (31 * whole.hashCode() + Arrays.hashCode(people))
              + 31 * Arrays.hashCode(refs)
              + embargo.ordinal();
    }

    static Key of(ConcernFacts facts, Embargo embargo) {
      int count = facts.people().size();
      long[] people = new long[count];
      String[] refs = new String[count];
      for (int i = 0; i < count; i++) {
        PersonFacts person = facts.people().get(i);
        people[i] = person.bits();
        refs[i] = person.person().ref();
      }
      return new Key(facts.whole(), people, refs, embargo);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && hash == key.hash
          && embargo == key.embargo
          && whole.equals(key.whole)
          && Arrays.equals(people, key.people)
          && Arrays.equals(refs, key.refs);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
