package org.referralrouter.notification.kafka;

/** A record that can be read and still is nothing that its topic may hold. */
final class UnfitRecord extends RuntimeException {
  enum Reason {
    /** A record without a value: what was said is taken back by a later event, never deleted. */
    NO_VALUE,
    /** A referral to another agency than the topic's: to keep it would tell the wrong people. */
    AGENCY_OF_ANOTHER_TOPIC
  }

  private final Reason reason;

  UnfitRecord(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
