package org.referralrouter.event;

/** Whether a referral still stands. */
public enum ReferralState {
  /** It stands. */
  OPEN,

  /** It no longer follows from what is known; the reason says why. */
  WITHDRAWN
}
