package org.referralrouter.routing.needtoknow;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that one row grants one agency, as bits by their ordinals. A row grants fields of one
 * kind alone.
 */
record Grant(long fields) {
  /** These fields, all of one kind. */
  static Grant of(Set<? extends Field> fields) {
    return new Grant(fields.stream().mapToLong(Grant::bit).reduce(0, (some, more) -> some | more));
  }

  private static long bit(Field field) {
    return 1L << field.ordinal();
  }

  boolean isNothing() {
    return fields == 0;
  }

  boolean has(Field field) {
    return (fields & bit(field)) != 0;
  }

  /** The value where its field is granted; null where it is not. */
  <T> @Nullable T of(Field field, @Nullable T value) {
    return has(field) ? value : null;
  }

  /** What both grant. */
  Grant and(Grant other) {
    return new Grant(fields & other.fields);
  }

  /** What either grants. */
  Grant or(Grant other) {
    return new Grant(fields | other.fields);
  }
}
