package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a list of what an expression says by asking the engine for each value of the facts that it
 * names. Of a fact that holds several codes it asks for each set of the codes that the expression
 * names, each with none of the others, with one and with all; where these make a difference, for
 * every set there is.
 */
final class TermReader {
  private static final int MOST_BITS = 16;

  /** Of a fact with so few codes every set is asked for. */
  private static final int FEW_CODES = 5;

  private final FactLayout layout;
  private final List<FactSlot> slots;
  private final Collection<String> texts;
  private final Function<Map<String, Object>, Object> expression;

  /**
   * @param facts the facts that the expression names
   * @param texts the texts that it quotes
   * @param expression what it says, for the values of these facts by their names
   */
  TermReader(
      FactLayout layout,
      Collection<Fact> facts,
      Collection<String> texts,
      Function<Map<String, Object>, Object> expression) {
    this.layout = layout;
    this.slots = facts.stream().map(layout::slot).toList();
    this.texts = texts;
    this.expression = expression;
  }

  /** How many bits tell apart what it is asked for. */
  int bits() {
    return bits(selectors(false));
  }

  private static int bits(List<Selector> selectors) {
    return selectors.stream().mapToInt(Selector::bits).sum();
  }

  /** The list; empty where the expression names so much that it would be too long. */
  Optional<Term<Object>> term() {
    return term(selectors(false)).or(() -> term(selectors(true)));
  }

  private Optional<Term<Object>> term(List<Selector> selectors) {
    int bits = bits(selectors);
    if (bits > MOST_BITS) {
      return Optional.empty();
    }
    Listing listing = new Listing(selectors, 1 << bits);
    return listing.all(layout.none().words().clone(), 0)
        ? Optional.of(new Term<>(selectors, Arrays.asList(listing.answers)))
        : Optional.empty();
  }

  /**
   * What is looked at, facts with one value first.
   *
   * @param whole every code of a fact with several, whether it is named or not
   */
  private List<Selector> selectors(boolean whole) {
    List<Selector> selectors = new ArrayList<>();
    slots.stream().filter(slot -> !slot.several()).map(Selector::value).forEach(selectors::add);
    for (FactSlot several : slots.stream().filter(FactSlot::several).toList()) {
      Set<Integer> codes = new TreeSet<>();
      boolean all = whole || several.values().size() <= FEW_CODES;
      Stream<?> named = all ? several.values().stream() : texts.stream();
      named.map(several::ordinal).filter(place -> place >= 0).forEach(codes::add);
      selectors.add(Selector.codes(several, List.copyOf(codes)));
      slots.stream()
          .filter(slot -> !all && !slot.several())
          .filter(slot -> slot.values().stream().anyMatch(value -> several.ordinal(value) >= 0))
          .map(slot -> Selector.member(several, slot))
          .forEach(selectors::add);
    }
    return selectors;
  }

  /** Goes through all that the selectors tell apart. */
  private final class Listing {
    private final List<Selector> selectors;
    private final Term.Index index;
    private final @Nullable Object[] answers;

    Listing(List<Selector> selectors, int size) {
      this.selectors = selectors;
      this.index = new Term.Index(selectors);
      this.answers = new Object[size];
    }

    /** Whether the selectors tell all apart that the expression tells apart. */
    boolean all(long[] words, int from) {
      if (from == selectors.size()) {
        return alone(words) && withOthers(words);
      }
      Selector selector = selectors.get(from);
      FactSlot slot = selector.slot();
      if (selector.member() != null) {
        int place = slot.ordinal(slot(selector.member(), words));
        return all(words, from + 1) && (place < 0 || all(with(slot, words, place), from + 1));
      }
      int values = slot.several() ? 1 << selector.codes().size() : slot.values().size();
      for (int value = 0; value < values; value++) {
        long[] next = words.clone();
        slot.write(next, slot.several() ? spread(value, selector.codes()) : value);
        if (!all(next, from + 1)) {
          return false;
        }
      }
      return true;
    }

    private boolean alone(long[] words) {
      Object answer = answer(words);
      int at = index.of(words);
      if (answers[at] == null) {
        answers[at] = answer;
      }
      return Objects.equals(answers[at], answer);
    }

    /** Whether it is the same with each other code, and with all of them. */
    private boolean withOthers(long[] words) {
      int at = index.of(words);
      for (FactSlot several : slots.stream().filter(FactSlot::several).toList()) {
        long[] every = words;
        for (int place = 0; place < several.values().size(); place++) {
          long[] one = with(several, words, place);
          long[] more = with(several, every, place);
          if (index.of(one) == at && !answer(one).equals(answers[at])) {
            return false;
          }
          every = index.of(more) == at ? more : every;
        }
        if (!answer(every).equals(answers[at])) {
          return false;
        }
      }
      return true;
    }

    private Object answer(long[] words) {
      Map<String, Object> facts = new HashMap<>();
      slots.forEach(slot -> facts.put(slot.fact().column(), slot(slot, words)));
      return expression.apply(facts);
    }
  }

  private static Object slot(FactSlot slot, long[] words) {
    return slot.decode(slot.read(words));
  }

  private static long[] with(FactSlot several, long[] words, int place) {
    long[] more = words.clone();
    several.write(more, several.read(words) | 1L << place);
    return more;
  }

  private static long spread(int value, List<Integer> codes) {
    long bits = 0;
    for (int i = 0; i < codes.size(); i++) {
      bits |= (long) (value >> i & 1) << codes.get(i);
    }
    return bits;
  }
}
