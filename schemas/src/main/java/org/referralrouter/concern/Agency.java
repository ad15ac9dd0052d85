package org.referralrouter.concern;

import java.util.Locale;

/** The agencies that receive referrals, in the order in which decisions list them. */
public enum Agency {
  SOCIAL_CARE,
  POLICE,
  CEOP_PREPARATION,
  HR_ALLEGATIONS,
  DESIGNATED_OFFICER,
  TRIAGE;

  /** The name in topics, scopes and paths, as in {@code social-care}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The agency with this slug.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static Agency ofSlug(String slug) {
    for (Agency agency : values()) {
      if (agency.slug().equals(slug)) {
        return agency;
      }
    }
    throw new IllegalArgumentException("No such agency. Use one of social-care, police, ...");
  }
}
