package org.referralrouter.concern;

/** With whom the reporter has discussed the concern (paragraph 10). */
public enum Consultation {
  LINE_MANAGER,
  SAFEGUARDING_ADVISER
}
