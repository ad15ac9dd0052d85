package org.referralrouter.routing.needtoknow;

import java.util.Locale;

/** A field of a concern, or of a part of it, that a row of the table may grant. */
sealed interface Field
    permits ConcernField, EvidenceField, OnlineField, PersonField, ReporterField {
  /** The constant's name, as in {@code DATE_OF_BIRTH}. */
  String name();

  /** The constant's place among those of its kind. */
  int ordinal();

  /** The name in JSON, as in {@code dateOfBirth}. */
  default String fieldName() {
    return camelCase(name());
  }

  /** As in {@code dateOfBirth} for {@code DATE_OF_BIRTH}. */
  static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.split("_", -1)) {
      name.append(
          name.isEmpty()
              ? word.toLowerCase(Locale.ROOT)
              : word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
