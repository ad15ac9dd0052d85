package org.referralrouter.concern;

/** A position that would bring a suspect into the handling of the concern (paragraphs 10, 16). */
public enum Position {
  LINE_MANAGER_OF_REPORTER,
  HR_CONTACT,
  SAFEGUARDING_LEAD,
  POLICE_DESK,
  SOCIAL_CARE_DESK,
  CEOP_DESK,
  DESIGNATED_OFFICER_DESK,
  DUTY_DESK
}
