package org.referralrouter.routing.procedure;

import com.github.benmanes.caffeine.cache.Interner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.referralrouter.concern.Agencies;

/**
 * How facts are held compactly: each has its place in a few words, for the agencies and purposes of
 * a procedure. The first word says which facts are given.
 */
@SuppressWarnings("EnumOrdinal") // of the same program, never stored
public final class FactLayout {
  /** Purposes that no table gives and that referrals carry all the same. */
  private static final List<String> OF_THE_PRODUCT = List.of("REFERRED_ON", "TRIAL");

  /** One of each, so that tables of several procedures can share it. */
  private static final Interner<FactLayout> ALL = Interner.newWeakInterner();

  private final List<?> values;
  private final FactSlot[] slots = new FactSlot[Fact.values().length];
  private final int words;

  private FactLayout(List<List<?>> values, List<Boolean> several) {
    this.values = values;
    int word = 1;
    int used = 0;
    for (Fact fact : Fact.values()) {
      List<?> of = values.get(fact.ordinal());
      int width = FactSlot.width(several.get(fact.ordinal()), of.size());
      if (width > Long.SIZE) {
        throw new RefusedProcedure(
            "fact " + fact.column(),
            "has %d codes, and can have at most %d".formatted(of.size(), Long.SIZE));
      }
      if (used + width > Long.SIZE) {
        word++;
        used = 0;
      }
      slots[fact.ordinal()] = new FactSlot(fact, several.get(fact.ordinal()), of, word, used);
      used += width;
    }
    this.words = word + 1;
  }

  /**
   * For these agencies.
   *
   * @param purposes the codes that the procedure's rules name
   * @throws RefusedProcedure where there are more than can stand together
   */
  static FactLayout of(Agencies agencies, Collection<String> purposes) {
    FactDomains domains = new FactDomains(agencies);
    TreeSet<String> all = new TreeSet<>(purposes);
    all.addAll(OF_THE_PRODUCT);
    List<List<?>> values = new ArrayList<>();
    List<Boolean> several = new ArrayList<>();
    for (Fact fact : Fact.values()) {
      FactDomain domain = domains.get(fact.column());
      boolean many = domain.values().stream().anyMatch(Collection.class::isInstance);
      several.add(many);
      values.add(
          fact == Fact.PURPOSES
              ? List.copyOf(all)
              : many ? List.copyOf(new TreeSet<>(domain.codes())) : domain.values());
    }
    return ALL.intern(new FactLayout(Collections.unmodifiableList(values), several));
  }

  /** Where a fact stands. */
  FactSlot slot(Fact fact) {
    return slots[fact.ordinal()];
  }

  /** How many words hold all facts. */
  int words() {
    return words;
  }

  /** No fact at all. */
  public Facts none() {
    return new Facts(this, new long[words], Map.of());
  }

  /** Layouts are the same where the same facts have the same values. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FactLayout layout && values.equals(layout.values);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(Fact.values()) + " in " + words + " words";
  }
}
