package org.referralrouter.event;

/** What an agency is waited for (lifecycle, L10). */
public enum AwaitedStep {
  /** That a person reads the referral. */
  RECEIPT,

  /** That the agency says what it does with it. */
  DECISION
}
