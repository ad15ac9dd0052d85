package org.referralrouter.routing.procedure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A fact that a table's column can name (reading, Words). */
public enum Fact {
  CATEGORIES,
  SEXUAL,
  IMAGES,
  PEER,
  IMAGES_SEXUAL,
  IMMEDIATE_DANGER,
  ORGANISED_ABUSE,
  CRIME_ALLEGED,
  PLANNED_FOR_GIVEN,
  BEYOND_CURIOSITY,
  USED_IN_GROOMING,
  SEVERITY,
  REPEATED_CONTACT,
  MEETING,
  DEVICE_EVIDENCE,
  IDENTITY_PROTECTED,
  DISCUSSED,
  SUSPECT_POSITIONS,
  BARRED_AGENCIES,
  RESTRICTED_AGENCIES,
  CHILD_IDENTIFIED,
  ANY_SUSPECT,
  ANY_ADULT_SUSPECT,
  ANY_STAFF_SUSPECT,
  ANY_HOUSEHOLD_CHILD,
  ANY_VICTIM_CHILD,
  ANY_VICTIM_CHILD_UNHARMED,
  VICTIM_CHILD_AND_SUSPECT_CHILD,
  EMBARGO,
  ANY_REFERRAL,
  ANY_QUESTION,
  ADVICE_STANDS_ALONE,
  ROLES,
  ABUSED_IN_PRODUCTION,
  HARM,
  ADULT_SUSPECT,
  WORKS_WITH_CHILDREN,
  HOUSEHOLD_CHILDREN,
  AGE_GROUP,
  HAS_REFERRAL,
  AGENCY,
  ABOUT_CHILD,
  ABOUT_VICTIM_CHILD,
  ABOUT_STAFF,
  CATEGORY,
  PURPOSES;

  private static final Map<String, Fact> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Fact::column, Function.identity()));

  private final String column = camelCase(name());

  /** How a column names it, as in {@code imagesSexual}. */
  public String column() {
    return column;
  }

  /** The fact of this name; empty where no fact is called so. */
  public static Optional<Fact> named(String column) {
    return Optional.ofNullable(BY_NAME.get(column));
  }

  private static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return name.toString();
  }
}
