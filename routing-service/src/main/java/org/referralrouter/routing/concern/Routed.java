package org.referralrouter.routing.concern;

import java.util.List;
import org.referralrouter.event.Event;

/**
 * What follows from an event.
 *
 * @param state what is remembered from now on
 * @param events what is sent, in this order
 */
public record Routed(ConcernState state, List<Event> events) {
  public Routed {
    events = List.copyOf(events);
  }

  static Routed nothingNew(ConcernState state) {
    return new Routed(state, List.of());
  }
}
