package org.referralrouter.concern;

/** Harm to a child, as far as it is known. */
public enum Harm {
  NONE,
  POSSIBLE,
  LIKELY,
  ACTUAL,
  UNKNOWN
}
