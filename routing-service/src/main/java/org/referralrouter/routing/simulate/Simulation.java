package org.referralrouter.routing.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.routing.procedure.DecisionMaker;

/** Decides concerns twice and counts what differs, in bounded memory. */
final class Simulation {
  private static final int EXAMPLES = 5;
  private static final java.time.LocalDate DAY = java.time.LocalDate.EPOCH;

  /** Where a difference comes from. */
  record Cause(Change.Kind kind, Agency agency, String rule) implements Comparable<Cause> {
    @Override
    public int compareTo(Cause other) {
      return Comparator.comparing(Cause::kind)
          .thenComparing(Cause::agency)
          .thenComparing(Cause::rule)
          .compare(this, other);
    }
  }

  /** How many referrals it makes the difference to, and some of their concerns. */
  record Effect(long referrals, List<String> examples) {
    Effect and(String example) {
      List<String> more = new ArrayList<>(examples);
      if (more.size() < EXAMPLES && !more.contains(example)) {
        more.add(example);
      }
      return new Effect(referrals + 1, List.copyOf(more));
    }
  }

  private final DecisionMaker current;
  private final DecisionMaker candidate;
  private final Map<Cause, Effect> effects = new TreeMap<>();
  private final Map<Change.Kind, Long> referrals = new EnumMap<>(Change.Kind.class);
  private long concerns;
  private long alike;

  Simulation(DecisionMaker current, DecisionMaker candidate) {
    this.current = current;
    this.candidate = candidate;
  }

  /**
   * Decides a concern by both.
   *
   * @param id by which a person finds the concern again, without its content
   */
  void replay(String id, Concern concern) {
    concerns++;
    List<Change> changes =
        Comparison.of(current.decide(concern, DAY), candidate.decide(concern, DAY));
    if (changes.isEmpty()) {
      alike++;
    }
    for (Change change : changes) {
      referrals.merge(change.kind(), 1L, Long::sum);
      for (String rule : change.rules()) {
        effects.merge(
            new Cause(change.kind(), change.agency(), rule),
            new Effect(1, List.of(id)),
            (known, _) -> known.and(id));
      }
    }
  }

  long concerns() {
    return concerns;
  }

  /** Concerns on which both decide alike. */
  long alike() {
    return alike;
  }

  long referrals(Change.Kind kind) {
    return referrals.getOrDefault(kind, 0L);
  }

  /** What makes a difference, in a stable order. */
  Map<Cause, Effect> effects() {
    return Collections.unmodifiableMap(effects);
  }
}
