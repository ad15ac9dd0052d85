package org.referralrouter.notification.inbox;

/** What somebody did, or wanted to do, with an agency's records; the code in the audit log. */
public enum AccessAction {
  REFERRALS_LISTED,
  REFERRAL_READ,
  RESPONSE_SENT,
  RESPONSE_READ,
  EMBARGO_RELEASE
}
