package org.referralrouter.routing.procedure;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Facts that the tables decide on, by the names of the tables' columns. They hold codes and truth
 * values only, no personal text, so that decisions can be remembered by them. They are compact: a
 * few words of bits, and apart from these any value that no table could ask for, which is rare.
 */
public final class Facts {
  private final FactLayout layout;
  private final long[] words;
  private final Map<Fact, Object> outside;

  /**
   * @param words not copied
   */
  Facts(FactLayout layout, long[] words, Map<Fact, Object> outside) {
    this.layout = layout;
    this.words = words;
    this.outside = outside;
  }

  /** These facts and another, or another value of it. */
  public Facts with(String name, Object value) {
    return with(
        Fact.named(name).orElseThrow(() -> new IllegalArgumentException("No fact " + name)), value);
  }

  /** These facts and others. */
  public Facts with(Map<String, ?> others) {
    Facts all = this;
    for (Map.Entry<String, ?> other : others.entrySet()) {
      all = all.with(other.getKey(), other.getValue());
    }
    return all;
  }

  /** These facts and another. */
  Facts with(Fact fact, Object value) {
    FactSlot slot = layout.slot(fact);
    long code = slot.encode(value);
    if (code == FactSlot.OUTSIDE) {
      Map<Fact, Object> strange = new HashMap<>(outside);
      strange.put(fact, value);
      long[] others = words.clone();
      others[0] &= ~slot.given();
      return new Facts(layout, others, strange);
    }
    Map<Fact, Object> strange = outside;
    if (outside.containsKey(fact)) {
      strange = new HashMap<>(outside);
      strange.remove(fact);
    }
    long[] others = words.clone();
    slot.write(others, code);
    return new Facts(layout, others, strange);
  }

  /** The value of a fact; null where it is not given. */
  public @Nullable Object value(Fact fact) {
    FactSlot slot = layout.slot(fact);
    return (words[0] & slot.given()) == 0 ? outside.get(fact) : slot.decode(slot.read(words));
  }

  /** Those of these facts that are given, by their names, in the order of these. */
  public Map<String, Object> only(Collection<String> names) {
    Map<String, Object> some = new TreeMap<>();
    for (String name : names) {
      Fact.named(name)
          .ifPresent(
              fact -> {
                Object value = value(fact);
                if (value != null) {
                  some.put(name, value);
                }
              });
    }
    return some;
  }

  FactLayout layout() {
    return layout;
  }

  /** The bits; nobody changes them. */
  long[] words() {
    return words;
  }

  /** A copy, to write other facts into. */
  FactWriter writer() {
    return new FactWriter(layout, words.clone(), outside);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts facts
        && Arrays.equals(words, facts.words)
        && outside.equals(facts.outside)
        && layout.equals(facts.layout);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(words) + outside.hashCode();
  }

  @Override
  public String toString() {
    return only(FactDomains.names()).toString();
  }
}
