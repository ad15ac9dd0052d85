package org.referralrouter.routing.procedure;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cell looks at of one fact, as a small number: its value; or of a fact that holds several
 * codes, which of some codes are there; or whether the value of another fact is among them.
 *
 * @param slot the fact
 * @param codes the codes that are looked for, by their places; empty where the value counts
 * @param member the other fact; null where there is none
 */
record Selector(FactSlot slot, List<Integer> codes, @Nullable FactSlot member) {
  Selector {
    codes = List.copyOf(codes);
  }

  /** The value of a fact that has one. */
  static Selector value(FactSlot slot) {
    return new Selector(slot, List.of(), null);
  }

  /** Which of these codes are there. */
  static Selector codes(FactSlot slot, List<Integer> codes) {
    return new Selector(slot, codes, null);
  }

  /** Whether the value of the other fact is there. */
  static Selector member(FactSlot slot, FactSlot other) {
    return new Selector(slot, List.of(), other);
  }

  /** How many bits the number takes. */
  int bits() {
    return member != null ? 1 : slot.several() ? codes.size() : slot.width();
  }

  /** What reads the number from compact facts. */
  Probe probe() {
    if (member != null) {
      FactSlot several = slot;
      return new MemberProbe(
          several, member, member.values().stream().mapToInt(several::ordinal).toArray());
    }
    if (!slot.several()) {
      return new ValueProbe(slot.word(), slot.shift(), (int) ((1L << slot.width()) - 1));
    }
    int first = codes.isEmpty() ? 0 : codes.getFirst();
    boolean together = true;
    for (int i = 0; i < codes.size(); i++) {
      together &= codes.get(i) == first + i;
    }
    return together
        ? new ValueProbe(slot.word(), slot.shift() + first, (1 << codes.size()) - 1)
        : new CodesProbe(
            slot.word(), codes.stream().mapToInt(code -> slot.shift() + code).toArray());
  }

  /** Reads the number from compact facts. */
  sealed interface Probe {
    int of(long[] words);
  }

  /** Bits that stand together. */
  record ValueProbe(int word, int shift, int mask) implements Probe {
    @Override
    public int of(long[] words) {
      return (int) (words[word] >>> shift) & mask;
    }
  }

  /** Single bits of one word. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record CodesProbe(int word, int[] shifts) implements Probe {
    @Override
    public int of(long[] words) {
      long bits = words[word];
      int number = 0;
      for (int i = 0; i < shifts.length; i++) {
        number |= (int) (bits >>> shifts[i] & 1) << i;
      }
      return number;
    }

    @Override
    public String toString() {
      return word + " " + Arrays.toString(shifts);
    }
  }

  /** The bit that another fact names. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record MemberProbe(FactSlot slot, FactSlot other, int[] places) implements Probe {
    @Override
    public int of(long[] words) {
      int place = places[(int) other.read(words)];
      return place < 0 ? 0 : (int) (slot.read(words) >>> place & 1);
    }
  }
}
