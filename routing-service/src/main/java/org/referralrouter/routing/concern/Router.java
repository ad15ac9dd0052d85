package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.known.KnownFacts;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionMaker;

/**
 * Says what follows from the next event of a concern, and from an agency's silence (lifecycle). The
 * same state and event always give the same answer.
 */
public final class Router {
  private final DecisionRound round;
  private final ResponseRouter responses;

  /** By this procedure, its need-to-know table and the board's clock. */
  public Router(DecisionMaker procedure, NeedToKnow needToKnow, ResponseClock clock) {
    this.round = new DecisionRound(procedure, needToKnow, clock);
    this.responses = new ResponseRouter(round, procedure, clock.zone());
  }

  /**
   * What follows from a revision (L1 to L7).
   *
   * @param now the time of its record, so that a retry gives the same answer
   */
  public Routed revised(ConcernState state, ConcernRevision revision, Instant now) {
    return switch (state.known().with(revision)) {
      case KnownFacts.Result.Repeated _ -> Routed.silently(state);
      case KnownFacts.Result.Refused(var why, _) -> Routed.refused(state, Refusal.of(why));
      case KnownFacts.Result.Known(var facts) -> round.on(facts, revision.concernId(), state, now);
    };
  }

  /**
   * What follows from a response (L8 to L12); its outcome is told last.
   *
   * @param agency whose response it is, by its topic
   * @param now the time of its record
   */
  public Routed responded(ConcernState state, Agency agency, Response response, Instant now) {
    Routed routed = responses.routed(state, agency, response, now);
    Refusal refusal = routed.refusal();
    List<Event> events = new ArrayList<>(routed.events());
    events.add(Routed.outcome(agency, response, refusal, now));
    return new Routed(routed.state(), events, refusal);
  }

  /** What follows from silence until now: each overdue wait is told to the next level, once. */
  public Routed silence(UUID concernId, ConcernState state, Instant now) {
    return EscalationPolicy.overdue(concernId, state, now);
  }
}
