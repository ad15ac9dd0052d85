package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a fact stands among compact facts: some bits of one word. A fact with one value is the
 * ordinal of that value; one that holds several codes has a bit for each code, in the order of
 * their names.
 */
@SuppressWarnings("EnumOrdinal") // of the same program, never stored
final class FactSlot {
  /** Not a value of this fact. */
  static final long OUTSIDE = -1;

  private final Fact fact;
  private final boolean several;
  private final List<?> values;
  private final Map<Object, Integer> ordinals = new HashMap<>();
  private final int word;
  private final int shift;
  private final int width;

  /**
   * @param values each value, or each code where several can stand together
   */
  FactSlot(Fact fact, boolean several, List<?> values, int word, int shift) {
    this.fact = fact;
    this.several = several;
    this.values = List.copyOf(values);
    this.word = word;
    this.shift = shift;
    this.width = width(several, values.size());
    for (int i = 0; i < this.values.size(); i++) {
      ordinals.put(this.values.get(i), i);
    }
  }

  /** How many bits it takes. */
  static int width(boolean several, int values) {
    return several
        ? Math.max(1, values)
        : Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(values - 1));
  }

  Fact fact() {
    return fact;
  }

  /** Whether it holds several codes at once. */
  boolean several() {
    return several;
  }

  /** Each value, or each code. */
  List<?> values() {
    return values;
  }

  int word() {
    return word;
  }

  int shift() {
    return shift;
  }

  int width() {
    return width;
  }

  /** The bit that says whether the fact is given, in the first word. */
  long given() {
    return 1L << fact.ordinal();
  }

  private long mask() {
    return width == Long.SIZE ? -1L : (1L << width) - 1;
  }

  long read(long[] words) {
    return (words[word] >>> shift) & mask();
  }

  void write(long[] words, long code) {
    words[0] |= given();
    words[word] = (words[word] & ~(mask() << shift)) | (code << shift);
  }

  /** The ordinal of a value or a code; negative where there is none such. */
  int ordinal(Object value) {
    Integer ordinal = ordinals.get(value);
    return ordinal == null ? (int) OUTSIDE : ordinal;
  }

  /** The bits for a value; {@link #OUTSIDE} where the fact cannot have it. */
  long encode(Object value) {
    if (!several) {
      return ordinal(value);
    }
    if (!(value instanceof Collection<?> codes)) {
      return OUTSIDE;
    }
    long bits = 0;
    for (Object code : codes) {
      int ordinal = ordinal(code);
      if (ordinal < 0) {
        return OUTSIDE;
      }
      bits |= 1L << ordinal;
    }
    return bits;
  }

  /** The value of these bits, as the tables' engine takes it. */
  Object decode(long bits) {
    if (!several) {
      return values.get((int) bits);
    }
    List<Object> codes = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if ((bits >>> i & 1) == 1) {
        codes.add(values.get(i));
      }
    }
    return List.copyOf(codes);
  }
}
