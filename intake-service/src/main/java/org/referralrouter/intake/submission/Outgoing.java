package org.referralrouter.intake.submission;

import org.referralrouter.event.Event;

/** The way out for events: what is handed over in a transaction leaves once it is committed. */
public interface Outgoing {
  /** Hands an event over; revisions of one concern leave in the order they were handed over. */
  void send(Event event);
}
