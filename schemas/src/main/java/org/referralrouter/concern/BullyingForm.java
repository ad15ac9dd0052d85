package org.referralrouter.concern;

/** The forms of bullying in paragraph 40. */
public enum BullyingForm {
  PHYSICAL,
  VERBAL,
  EMOTIONAL
}
