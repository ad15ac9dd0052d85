package org.referralrouter.routing.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Problem;
import org.referralrouter.event.Event;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.Routed;
import org.referralrouter.routing.concern.Router;
import org.referralrouter.wire.Json;

/**
 * Takes lives through the domain. Time passes before each event, and an agency that is asked anew
 * when it is late already is late at once, as in a running system.
 */
public final class Replay {
  private final Router router;
  private final Agencies agencies;

  /**
   * By this router.
   *
   * @param agencies those that a life may name
   */
  public Replay(Router router, Agencies agencies) {
    this.router = router;
    this.agencies = agencies;
  }

  /**
   * What follows from each event of a life, as the line that is printed for it.
   *
   * @param life one life as JSON
   */
  public Outcome of(byte[] life) {
    return switch (LifeReader.read(life, agencies)) {
      case LifeReader.Outcome.Life(var events) ->
          new Outcome(Json.mapper().writeValueAsString(Map.of("steps", of(events))), List.of());
      case LifeReader.Outcome.Refused(var problems) -> new Outcome("", problems);
    };
  }

  /**
   * What came of a life.
   *
   * @param line its steps as JSON; empty where it is refused
   * @param problems why it is refused, each with its pointer; none where it is not
   */
  public record Outcome(String line, List<Problem> problems) {}

  /**
   * What follows from each event.
   *
   * @return one step for each event, in their order
   */
  List<LifeStep> of(List<LifeEvent> life) {
    List<LifeStep> steps = new ArrayList<>();
    ConcernState state = ConcernState.UNSEEN;
    for (LifeEvent event : life) {
      Routed silence = router.silence(LifeReader.CONCERN, state, event.at());
      Routed routed = routed(silence.state(), event);
      Routed overdue = router.silence(LifeReader.CONCERN, routed.state(), event.at());
      List<Event> events = new ArrayList<>(silence.events());
      events.addAll(routed.events());
      events.addAll(overdue.events());
      state = overdue.state();
      steps.add(LifeStep.of(state, events, routed.refusal()));
    }
    return steps;
  }

  Routed routed(ConcernState state, LifeEvent event) {
    return switch (event) {
      case LifeEvent.Revised(var at, var revision) -> router.revised(state, revision, at);
      case LifeEvent.Responded(var at, var agency, var response) ->
          router.responded(state, agency, response, at);
      case LifeEvent.Silence _ -> new Routed(state, List.of(), null);
    };
  }
}
