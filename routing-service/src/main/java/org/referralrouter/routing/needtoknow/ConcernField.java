package org.referralrouter.routing.needtoknow;

/**
 * What a concern says beside its people, reporter, online places and evidence. What it takes back
 * ({@code retract}) is not among it, so nobody is ever told that.
 */
enum ConcernField implements Field {
  CATEGORIES,
  SUMMARY,
  OCCURRED_AT,
  IMMEDIATE_DANGER,
  ORGANISED_ABUSE,
  CRIME_ALLEGED,
  PLANNED_FOR,
  IMAGES,
  GROOMING,
  PORNOGRAPHY,
  BULLYING,
  ALREADY_REPORTED_TO,
  SHARING
}
