package org.referralrouter.concern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A position that would bring a suspect into the handling of the concern (paragraphs 10, 16): one
 * of the reporter's own organisation, or where an agency reads its referrals. Which agency has
 * which, the procedure says ({@link Agencies}).
 *
 * <p>Their order is the contract's, then that of their codes, so that equal sets print alike.
 *
 * @param name the code, as in {@code POLICE_DESK}
 */
public record Position(@JsonValue String name) implements Comparable<Position> {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

  public static final Position LINE_MANAGER_OF_REPORTER = new Position("LINE_MANAGER_OF_REPORTER");
  public static final Position SAFEGUARDING_LEAD = new Position("SAFEGUARDING_LEAD");

  private static final List<String> OF_THE_CONTRACT =
      List.of(
          "LINE_MANAGER_OF_REPORTER",
          "HR_CONTACT",
          "SAFEGUARDING_LEAD",
          "POLICE_DESK",
          "SOCIAL_CARE_DESK",
          "CEOP_DESK",
          "DESIGNATED_OFFICER_DESK",
          "DUTY_DESK");
  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::place).thenComparing(Position::name);

  /**
   * The position of this code.
   *
   * @throws IllegalArgumentException where it is not of the form of one
   */
  public Position {
    if (!CODE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A position's code is 2 to 40 capital letters, digits and underscores, as in POLICE_DESK");
    }
  }

  /** The position of this code, as the constructor makes it. */
  @JsonCreator
  public static Position of(String name) {
    return new Position(name);
  }

  private int place() {
    int place = OF_THE_CONTRACT.indexOf(name);
    return place < 0 ? OF_THE_CONTRACT.size() : place;
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /** The code alone. */
  @Override
  public String toString() {
    return name;
  }
}
