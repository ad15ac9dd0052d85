package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every value that a fact can have. Facts that hold several values at once are listed by all sets
 * of one and of two, and by none where that is usual.
 *
 * @param name the fact, as a column names it
 * @param values every value
 */
public record FactDomain(String name, List<Object> values) {
  private static final Set<String> MAY_BE_EMPTY =
      Set.of("suspectPositions", "barredAgencies", "restrictedAgencies");

  public FactDomain {
    values = List.copyOf(values);
  }

  /** The texts that may stand in a cell of this fact; none where it is true or false. */
  public Set<String> codes() {
    return values.stream()
        .flatMap(
            value -> value instanceof Collection<?> several ? several.stream() : Stream.of(value))
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .collect(Collectors.toSet());
  }

  /** The value to stand where it does not matter. */
  public Object usual() {
    return values.getLast();
  }

  /**
   * A fact that holds several of these codes: all sets of one and of two, and none where the fact
   * may hold none.
   */
  public static FactDomain several(String name, List<String> codes) {
    List<Object> sets = new ArrayList<>();
    for (int i = 0; i < codes.size(); i++) {
      for (int j = i + 1; j < codes.size(); j++) {
        sets.add(List.of(codes.get(i), codes.get(j)));
      }
    }
    codes.forEach(code -> sets.add(List.of(code)));
    if (sets.isEmpty() || MAY_BE_EMPTY.contains(name)) {
      sets.add(List.of());
    }
    return new FactDomain(name, sets);
  }

  /** The fact of purposes, as a procedure's rules name them. */
  public static FactDomain purposes(Collection<String> codes) {
    return several("purposes", codes.stream().filter(Objects::nonNull).sorted().toList());
  }
}
