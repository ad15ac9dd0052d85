package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds which of up to 64 rows match: for each thing that cells look at, a set of the rows that
 * allow what is there; the rows that match are in all of these sets.
 */
final class RowMatcher {
  /** How many rows one can hold. */
  static final int MOST_ROWS = Long.SIZE;

  private static final int MOST_CODES = 8;

  private final long all;
  private final Lookup[] lookups;
  private final Either[] eithers;

  private RowMatcher(long all, Lookup[] lookups, Either[] eithers) {
    this.all = all;
    this.lookups = lookups;
    this.eithers = eithers;
  }

  /**
   * Of these rows.
   *
   * @param rows of each row its cells, and of each cell its parts, of which one must hold
   */
  static RowMatcher of(List<? extends Collection<List<Term<Boolean>>>> rows) {
    Map<List<Selector>, Map<Integer, List<Term<Boolean>>>> alike = new LinkedHashMap<>();
    List<Either> eithers = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (List<Term<Boolean>> cell : rows.get(row)) {
        if (cell.size() == 1) {
          alike
              .computeIfAbsent(cell.getFirst().selectors(), _ -> new LinkedHashMap<>())
              .computeIfAbsent(row, _ -> new ArrayList<>())
              .add(cell.getFirst());
        } else {
          eithers.add(
              new Either(
                  1L << row,
                  cell.stream()
                      .map(part -> Lookup.of(part.selectors(), Map.of(0, List.of(part))))
                      .toArray(Lookup[]::new)));
        }
      }
    }
    return new RowMatcher(
        rows.size() == MOST_ROWS ? -1L : (1L << rows.size()) - 1,
        together(alike).entrySet().stream()
            .map(terms -> Lookup.of(terms.getKey(), terms.getValue()))
            .toArray(Lookup[]::new),
        eithers.toArray(Either[]::new));
  }

  /** Joins what looks for different codes of the same fact, as long as these are few. */
  private static Map<List<Selector>, Map<Integer, List<Term<Boolean>>>> together(
      Map<List<Selector>, Map<Integer, List<Term<Boolean>>>> alike) {
    Map<FactSlot, TreeSet<Integer>> codes = new LinkedHashMap<>();
    alike.keySet().stream()
        .filter(RowMatcher::joins)
        .map(List::getFirst)
        .forEach(
            selector ->
                codes
                    .computeIfAbsent(selector.slot(), _ -> new TreeSet<>())
                    .addAll(selector.codes()));
    Map<List<Selector>, Map<Integer, List<Term<Boolean>>>> joined = new LinkedHashMap<>();
    alike.forEach(
        (selectors, rows) -> {
          FactSlot slot = selectors.getFirst().slot();
          TreeSet<Integer> own = codes.getOrDefault(slot, new TreeSet<>());
          boolean join = joins(selectors) && own.size() <= MOST_CODES;
          Map<Integer, List<Term<Boolean>>> with =
              joined.computeIfAbsent(
                  join ? List.of(Selector.codes(slot, List.copyOf(own))) : selectors,
                  _ -> new LinkedHashMap<>());
          rows.forEach(
              (row, terms) ->
                  with.merge(
                      row,
                      terms,
                      (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        });
    return joined;
  }

  private static boolean joins(List<Selector> selectors) {
    return selectors.size() == 1
        && selectors.getFirst().member() == null
        && selectors.getFirst().slot().several();
  }

  /** The rows that match, as bits. */
  long matching(long[] words) {
    long rows = all;
    for (Lookup lookup : lookups) {
      rows &= lookup.rows(words);
    }
    for (Either either : eithers) {
      rows &= either.rows(words);
    }
    return rows;
  }

  /** The rows that allow what is looked at. */
  private static final class Lookup {
    private final Term.Index index;
    private final long[] rows;

    private Lookup(Term.Index index, long[] rows) {
      this.index = index;
      this.rows = rows;
    }

    /**
     * @param terms by the row, all of which must hold
     */
    static Lookup of(List<Selector> selectors, Map<Integer, List<Term<Boolean>>> terms) {
      long[] rows = new long[1 << selectors.stream().mapToInt(Selector::bits).sum()];
      for (int at = 0; at < rows.length; at++) {
        rows[at] = -1L;
        for (Map.Entry<Integer, List<Term<Boolean>>> row : terms.entrySet()) {
          for (Term<Boolean> term : row.getValue()) {
            if (!Boolean.TRUE.equals(term.answers().get(within(at, selectors, term)))) {
              rows[at] &= ~(1L << row.getKey());
            }
          }
        }
      }
      return new Lookup(new Term.Index(selectors), rows);
    }

    /** The index of a term where this is the index of what it was joined to. */
    private static int within(int at, List<Selector> selectors, Term<Boolean> term) {
      if (term.selectors().equals(selectors)) {
        return at;
      }
      List<Integer> all = selectors.getFirst().codes();
      List<Integer> some = term.selectors().getFirst().codes();
      int index = 0;
      for (int i = 0; i < some.size(); i++) {
        index |= (at >> all.indexOf(some.get(i)) & 1) << i;
      }
      return index;
    }

    long rows(long[] words) {
      return rows[index.of(words)];
    }
  }

  /** A row that one of several parts of a cell must allow. */
  private static final class Either {
    private final long row;
    private final Lookup[] parts;

    Either(long row, Lookup[] parts) {
      this.row = row;
      this.parts = parts;
    }

    long rows(long[] words) {
      for (Lookup part : parts) {
        if ((part.rows(words) & 1) == 1) {
          return -1L;
        }
      }
      return ~row;
    }
  }
}
