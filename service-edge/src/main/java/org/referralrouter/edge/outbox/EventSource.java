package org.referralrouter.edge.outbox;

import java.util.List;
import java.util.Map;
import org.referralrouter.event.Event;

/** Finds the events that queued rows stand for. */
public interface EventSource {
  /**
   * The events by the numbers of their rows. What is left out cannot leave yet, and is asked for
   * again later.
   */
  Map<Long, Event> events(List<QueuedEntry> queued);
}
