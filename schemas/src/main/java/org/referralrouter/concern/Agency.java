package org.referralrouter.concern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who receives referrals. Which agencies there are is the procedure's to say ({@link Agencies});
 * those of the contract have rules of their own and stand here by name.
 *
 * <p>Their order is the one in which decisions list them: those of the contract in its order, then
 * others by their codes.
 *
 * @param name the code, as in {@code SOCIAL_CARE}
 */
public record Agency(@JsonValue String name) implements Comparable<Agency> {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

  public static final Agency SOCIAL_CARE = new Agency("SOCIAL_CARE");
  public static final Agency POLICE = new Agency("POLICE");
  public static final Agency CEOP_PREPARATION = new Agency("CEOP_PREPARATION");
  public static final Agency HR_ALLEGATIONS = new Agency("HR_ALLEGATIONS");
  public static final Agency DESIGNATED_OFFICER = new Agency("DESIGNATED_OFFICER");
  public static final Agency TRIAGE = new Agency("TRIAGE");

  /** Those of the contract, in its order. */
  public static final List<Agency> OF_THE_CONTRACT =
      List.of(SOCIAL_CARE, POLICE, CEOP_PREPARATION, HR_ALLEGATIONS, DESIGNATED_OFFICER, TRIAGE);

  private static final Comparator<Agency> ORDER =
      Comparator.comparingInt(Agency::place).thenComparing(Agency::name);

  /**
   * The agency of this code.
   *
   * @throws IllegalArgumentException where it is not of the form of one
   */
  public Agency {
    if (!CODE.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "An agency's code is 2 to 40 capital letters, digits and underscores, as in SOCIAL_CARE");
    }
  }

  /** The agency of this code, as the constructor makes it. */
  @JsonCreator
  public static Agency of(String name) {
    return new Agency(name);
  }

  /** The name in topics, scopes and paths, as in {@code social-care}. */
  public String slug() {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The agency with this slug.
   *
   * @throws IllegalArgumentException where it is not of the form of one
   */
  public static Agency ofSlug(String slug) {
    Agency agency = new Agency(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    if (!agency.slug().equals(slug)) {
      throw new IllegalArgumentException("An agency's slug is as in social-care");
    }
    return agency;
  }

  private int place() {
    int place = OF_THE_CONTRACT.indexOf(this);
    return place < 0 ? OF_THE_CONTRACT.size() : place;
  }

  @Override
  public int compareTo(Agency other) {
    return ORDER.compare(this, other);
  }

  /** The code alone. */
  @Override
  public String toString() {
    return name;
  }
}
