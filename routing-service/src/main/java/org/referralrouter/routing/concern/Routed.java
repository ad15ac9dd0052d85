package org.referralrouter.routing.concern;

import java.util.List;
import org.referralrouter.event.Event;

/** What follows from an event. */
public sealed interface Routed {
  /**
   * It was taken.
   *
   * @param state what is remembered from now on
   * @param events what is sent, in this order
   */
  record Taken(ConcernState state, List<Event> events) implements Routed {
    public Taken {
      events = List.copyOf(events);
    }

    static Taken silently(ConcernState state) {
      return new Taken(state, List.of());
    }
  }

  /** It was not taken, and nothing changes. */
  record Refused(Refusal why) implements Routed {}
}
