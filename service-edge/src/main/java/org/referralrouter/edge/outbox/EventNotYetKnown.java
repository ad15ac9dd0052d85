package org.referralrouter.edge.outbox;

/** A queued event whose source does not give it yet; it stays queued. */
final class EventNotYetKnown extends RuntimeException {
  EventNotYetKnown() {
    super("The event cannot leave yet");
  }
}
