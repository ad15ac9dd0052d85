package org.referralrouter.concern;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What an omitted value of a concern means: the unknown or the empty one. */
final class Values {
  private Values() {}

  static <T> T or(@Nullable T value, T omitted) {
    return value == null ? omitted : value;
  }

  static <T> List<T> list(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  /** An unmodifiable set in the order of its values, so that equal sets print alike. */
  static <E extends Comparable<? super E>> Set<E> ordered(@Nullable Set<E> values) {
    return values == null
        ? Collections.emptySet()
        : Collections.unmodifiableSet(new TreeSet<>(values));
  }
}
