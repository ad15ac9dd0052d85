package org.referralrouter.routing.life;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/** The chance that a generated life hangs on: one seed, one life. */
final class GeneratedChance {
  private final SplittableRandom random;

  GeneratedChance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** True in so many of a hundred cases. */
  boolean of(int percent) {
    return random.nextInt(100) < percent;
  }

  int upTo(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  @SafeVarargs
  final <T> T oneOf(T... all) {
    return all[upTo(all.length)];
  }

  <T> T oneOf(Collection<T> all) {
    return List.copyOf(all).get(upTo(all.size()));
  }

  /** One to so many of these, each once. */
  <T> List<T> some(int most, List<T> all) {
    List<T> left = new ArrayList<>(all);
    List<T> some = new ArrayList<>();
    int count = between(1, Math.min(most, left.size()));
    while (some.size() < count) {
      some.add(left.remove(upTo(left.size())));
    }
    return some;
  }
}
