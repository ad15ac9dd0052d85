package org.referralrouter.concern;

/**
 * Whether a person is a child. UNKNOWN is a value: a suspect of unknown age counts as an adult
 * suspect.
 */
public enum AgeGroup {
  CHILD,
  ADULT,
  UNKNOWN
}
