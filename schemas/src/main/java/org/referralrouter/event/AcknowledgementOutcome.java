package org.referralrouter.event;

/** What an agency says to a referral. */
public enum AcknowledgementOutcome {
  /** It acts on it. */
  ACCEPTED,

  /** It has looked at it and will not act. */
  NO_FURTHER_ACTION,

  /** Another agency should act; it is named. */
  REDIRECTED
}
