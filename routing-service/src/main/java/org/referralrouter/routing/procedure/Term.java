package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell, or a part of one, as the list of what it says for everything that it can look at.
 *
 * @param selectors what it looks at; the first has the lowest bits of the index
 * @param answers by the index; null where no facts have that index
 */
record Term<T>(List<Selector> selectors, List<@Nullable T> answers, Index index) {
  Term(List<Selector> selectors, List<@Nullable T> answers) {
    this(selectors, answers, new Index(selectors));
  }

  Term {
    selectors = List.copyOf(selectors);
    answers = Collections.unmodifiableList(new ArrayList<>(answers));
  }

  /** What it says for these facts, all of which that it looks at are given. */
  @Nullable T of(long[] words) {
    return answers.get(index.of(words));
  }

  /** Finds the index of compact facts. */
  static final class Index {
    private final Selector.Probe[] probes;
    private final int[] shifts;

    Index(List<Selector> selectors) {
      this.probes = selectors.stream().map(Selector::probe).toArray(Selector.Probe[]::new);
      this.shifts = new int[probes.length];
      for (int i = 1; i < shifts.length; i++) {
        shifts[i] = shifts[i - 1] + selectors.get(i - 1).bits();
      }
    }

    int of(long[] words) {
      int index = 0;
      for (int i = 0; i < probes.length; i++) {
        index |= probes[i].of(words) << shifts[i];
      }
      return index;
    }
  }
}
