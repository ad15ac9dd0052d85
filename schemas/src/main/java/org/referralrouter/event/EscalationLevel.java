package org.referralrouter.event;

/** Who is told that a referral was not acknowledged in time. */
public enum EscalationLevel {
  DUTY_MANAGER,
  BOARD
}
