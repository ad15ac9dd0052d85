package org.referralrouter.event;

/** How an agency is told that a referral waits. */
public enum Channel {
  INBOX,
  MAIL,
  GOVUK_NOTIFY,
  WEBHOOK
}
