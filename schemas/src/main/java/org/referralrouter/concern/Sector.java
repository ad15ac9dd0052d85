package org.referralrouter.concern;

/** The field that a reporter works in. */
public enum Sector {
  EDUCATION,
  EARLY_YEARS,
  HEALTH,
  POLICE,
  SOCIAL_CARE,
  YOUTH_SERVICE,
  VOLUNTARY,
  HOUSING,
  HUMAN_RESOURCES,
  INFORMATION_TECHNOLOGY,
  PUBLIC,
  OTHER
}
