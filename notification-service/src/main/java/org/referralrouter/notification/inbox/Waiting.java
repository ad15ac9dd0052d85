package org.referralrouter.notification.inbox;

/** What an agency is waited for next (lifecycle, L10). */
public enum Waiting {
  /** That a person reads the referral. */
  RECEIPT,

  /** That the agency says what it does with it. */
  DECISION,

  /** Nothing: it has decided, or the referral is withdrawn. */
  NONE
}
