package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseOutcome;

/**
 * What follows from an event.
 *
 * @param state what is remembered from now on
 * @param events what is sent, in this order
 * @param refusal why the event was not taken; null where it was
 */
public record Routed(ConcernState state, List<Event> events, @Nullable Refusal refusal) {
  public Routed {
    events = List.copyOf(events);
  }

  static Routed silently(ConcernState state) {
    return new Routed(state, List.of(), null);
  }

  static Routed refused(ConcernState state, Refusal why) {
    return new Routed(state, List.of(), why);
  }

  /** What is told of a response. */
  static ResponseOutcome outcome(
      Agency agency, Response response, @Nullable Refusal refusal, Instant now) {
    return new ResponseOutcome(
        response.responseId(),
        response.referralId(),
        response.concernId(),
        agency,
        response.kind(),
        response.referralRevision(),
        refusal == null ? null : refusal.name(),
        now);
  }
}
