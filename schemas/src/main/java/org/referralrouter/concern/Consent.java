package org.referralrouter.concern;

/** Whether consent to sharing was given. */
public enum Consent {
  GIVEN,
  REFUSED,
  NOT_SOUGHT,
  NOT_REQUIRED
}
