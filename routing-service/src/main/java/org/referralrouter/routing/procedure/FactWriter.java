package org.referralrouter.routing.procedure;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Writes facts one after another, without a copy for each. */
@SuppressWarnings("EnumOrdinal") // of the same program, never stored
final class FactWriter {
  private final FactLayout layout;
  private final long[] words;
  private Map<Fact, Object> outside;

  FactWriter(FactLayout layout) {
    this(layout, new long[layout.words()], Map.of());
  }

  /**
   * @param words written to
   */
  FactWriter(FactLayout layout, long[] words, Map<Fact, Object> outside) {
    this.layout = layout;
    this.words = words;
    this.outside = outside;
  }

  FactWriter put(Fact fact, boolean truth) {
    return bits(fact, truth ? 0 : 1);
  }

  /** The value of a fact whose values are all those of the enum. */
  FactWriter put(Fact fact, Enum<?> value) {
    return bits(fact, value.ordinal());
  }

  /** One of the values. */
  FactWriter put(Fact fact, String code) {
    int ordinal = layout.slot(fact).ordinal(code);
    return ordinal < 0 ? strange(fact, code) : bits(fact, ordinal);
  }

  /** Several codes. */
  FactWriter put(Fact fact, Collection<String> codes) {
    long bits = layout.slot(fact).encode(codes);
    return bits == FactSlot.OUTSIDE
        ? strange(fact, codes.stream().sorted().toList())
        : bits(fact, bits);
  }

  /** A fact, by its bits. */
  FactWriter bits(Fact fact, long bits) {
    layout.slot(fact).write(words, bits);
    return this;
  }

  private FactWriter strange(Fact fact, Object value) {
    words[0] &= ~layout.slot(fact).given();
    outside = new HashMap<>(outside);
    outside.put(fact, value);
    return this;
  }

  /** What was written; nothing may be written afterwards. */
  Facts facts() {
    return new Facts(layout, words, outside);
  }

  /** The names of a set of codes, as bits. */
  static long bits(FactSlot slot, Set<? extends Enum<?>> values) {
    long bits = 0;
    for (Enum<?> value : values) {
      bits |= 1L << slot.ordinal(value.name());
    }
    return bits;
  }
}
