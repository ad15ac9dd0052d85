package org.referralrouter.routing.kafka;

import org.referralrouter.routing.concern.Refusal;

/** Hands a refusal to the dead letters, in the transaction that took the record. */
final class RefusedEvent extends RuntimeException {
  private final Refusal why;

  RefusedEvent(Refusal why) {
    super("Refused with " + why + "; the record is in the dead letters");
    this.why = why;
  }

  Refusal why() {
    return why;
  }
}
