package org.referralrouter.routing.simulate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/**
 * One thing about a decision that would be another.
 *
 * @param effect whether children are protected less by it
 * @param agency whose referral it is about; null where it is about none
 * @param aspect what of it, as in {@code urgency}
 * @param before as it is now
 * @param after as it would be
 * @param rules the rows that make the difference, in their order
 */
record Change(
    Effect effect,
    @Nullable Agency agency,
    String aspect,
    String before,
    String after,
    List<String> rules)
    implements Comparable<Change> {
  /** Stands for what is not there. */
  static final String NOTHING = "none";

  /** What it does to the protection of children. */
  enum Effect {
    /** Somebody is told less, later or without a warning, or more is shared, or for longer. */
    WEAKER,
    /** Somebody is told more, sooner or with a warning. */
    STRONGER,
    /** Neither: another authority for the same. */
    OTHER,
    /** A row differs and no concern that was tried shows what that does. */
    UNSEEN;

    /** Whether a person must look at it before the candidate may rule. */
    boolean needsALook() {
      return this == WEAKER || this == UNSEEN;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Change(
      Effect effect,
      @Nullable Agency agency,
      String aspect,
      String before,
      String after,
      Set<String> rules) {
    this(effect, agency, aspect, before, after, List.copyOf(new TreeSet<>(rules)));
  }

  Change {
    rules = List.copyOf(rules);
  }

  String agencyName() {
    return agency == null ? "" : agency.name();
  }

  @Override
  public int compareTo(Change other) {
    return Comparator.comparing(Change::effect)
        .thenComparing(Change::agencyName)
        .thenComparing(Change::aspect)
        .thenComparing(Change::before)
        .thenComparing(Change::after)
        .thenComparing(change -> String.join(" ", change.rules()))
        .compare(this, other);
  }
}
