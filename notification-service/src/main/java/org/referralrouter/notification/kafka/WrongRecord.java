package org.referralrouter.notification.kafka;

/** A record that can be read and still is no referral of its topic. */
final class WrongRecord extends RuntimeException {
  enum Reason {
    /** A record without a value: referrals are withdrawn by a revision, never deleted. */
    NO_VALUE,
    /** A referral to another agency than the topic's: to keep it would tell the wrong people. */
    AGENCY_OF_ANOTHER_TOPIC
  }

  private final Reason reason;

  WrongRecord(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
