package org.referralrouter.routing.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What differs over many concerns, counted in bounded memory. */
final class Tally {
  private static final int EXAMPLES = 5;

  /** In how many concerns a change shows, and some of them. */
  record Seen(long concerns, List<String> examples) {
    Seen and(String example) {
      List<String> more = new ArrayList<>(examples);
      if (more.size() < EXAMPLES) {
        more.add(example);
      }
      return new Seen(concerns + 1, List.copyOf(more));
    }
  }

  private final Map<Change, Seen> changes = new TreeMap<>();
  private long concerns;
  private long alike;
  private long lost;
  private long gained;
  private long changed;

  /**
   * Counts a concern.
   *
   * @param id by which a person finds it again, without its content
   * @param asReported how the two decisions on it compare
   * @param later how they compare under an embargo, and after its release
   */
  void add(String id, Comparison asReported, List<Comparison> later) {
    concerns++;
    lost += asReported.lost();
    gained += asReported.gained();
    changed += asReported.changed();
    Set<Change> all = new LinkedHashSet<>(asReported.changes());
    later.forEach(comparison -> all.addAll(comparison.changes()));
    if (all.isEmpty()) {
      alike++;
    }
    for (Change change : all) {
      changes.merge(change, new Seen(1, List.of(id)), (seen, _) -> seen.and(id));
    }
  }

  long concerns() {
    return concerns;
  }

  /** Concerns on which both decide alike. */
  long alike() {
    return alike;
  }

  /** Referrals that are sent now and would not be. */
  long lost() {
    return lost;
  }

  /** Referrals that are not sent now and would be. */
  long gained() {
    return gained;
  }

  /** Referrals that would be sent with another content. */
  long changed() {
    return changed;
  }

  /** What differs, in a stable order. */
  Map<Change, Seen> changes() {
    return Collections.unmodifiableMap(changes);
  }
}
