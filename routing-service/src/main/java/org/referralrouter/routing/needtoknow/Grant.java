package org.referralrouter.routing.needtoknow;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields that one row grants one agency. */
record Grant(Set<Field> fields) {
  Grant {
    fields = Set.copyOf(fields);
  }

  boolean isNothing() {
    return fields.isEmpty();
  }

  boolean has(Field field) {
    return fields.contains(field);
  }

  /** The value where its field is granted; null where it is not. */
  <T> @Nullable T of(Field field, @Nullable T value) {
    return has(field) ? value : null;
  }

  /** What both grant. */
  Grant and(Grant other) {
    Set<Field> both = new HashSet<>(fields);
    both.retainAll(other.fields);
    return new Grant(both);
  }

  /** What either grants. */
  Grant or(Grant other) {
    Set<Field> either = new HashSet<>(fields);
    either.addAll(other.fields);
    return new Grant(either);
  }
}
