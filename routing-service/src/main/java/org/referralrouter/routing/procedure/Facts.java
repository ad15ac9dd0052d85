package org.referralrouter.routing.procedure;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Facts that the tables decide on, by the names of the tables' columns. They hold codes and truth
 * values only, no personal text, so that decisions can be remembered by them.
 */
public record Facts(Map<String, Object> values) {
  public Facts {
    values = Collections.unmodifiableMap(new HashMap<>(values));
  }

  /** These facts and others. */
  public Facts with(Map<String, ?> others) {
    Map<String, Object> all = new HashMap<>(values);
    all.putAll(others);
    return new Facts(all);
  }

  /** Only the facts that a table asks for, so that what it answers can be remembered by them. */
  public Facts only(Collection<String> names) {
    Map<String, Object> some = new HashMap<>();
    for (String name : names) {
      Object value = values.get(name);
      if (value != null) {
        some.put(name, value);
      }
    }
    return new Facts(some);
  }

  /** The names of codes, in a stable order. */
  static List<String> names(Collection<? extends Enum<?>> values) {
    return codes(values, Enum::name);
  }

  /** The codes of values, in a stable order. */
  static <T> List<String> codes(Collection<T> values, Function<? super T, String> code) {
    return values.stream().<String>map(code).sorted().toList();
  }
}
