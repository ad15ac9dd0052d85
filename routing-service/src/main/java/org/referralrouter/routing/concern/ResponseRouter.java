package org.referralrouter.routing.concern;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Role;
import org.referralrouter.event.Response;
import org.referralrouter.known.KnownFacts;
import org.referralrouter.known.QuestionFact;
import org.referralrouter.routing.procedure.DecisionMaker;

/** Says what follows from what an agency says (L8 to L12). */
final class ResponseRouter {
  private final DecisionRound round;
  private final ResponseCheck check;
  private final RedirectRule redirects;

  /**
   * @param zone where the board keeps its time
   */
  ResponseRouter(DecisionRound round, DecisionMaker procedure, ZoneId zone) {
    this.round = round;
    this.check = new ResponseCheck(zone);
    this.redirects = new RedirectRule(procedure);
  }

  Routed routed(ConcernState state, Agency agency, Response response, Instant now) {
    SentReferral sent = state.referral(response.concernId(), response.referralId()).orElse(null);
    Refusal refusal = check.of(state, agency, sent, response);
    if (sent == null || refusal != null) {
      return Routed.refused(state, refusal == null ? Refusal.UNKNOWN_REFERRAL : refusal);
    }
    return switch (response.kind()) {
      case RECEIVED, ACCEPTED, NO_FURTHER_ACTION ->
          Routed.silently(state.with(sent.answered(response)));
      case REDIRECTED -> redirected(state, sent, response, now);
      case ANSWERED -> answered(state, response, now);
      case EMBARGO_RELEASED -> released(state, sent, response, now);
    };
  }

  private Routed answered(ConcernState state, Response response, Instant now) {
    QuestionFact fact = QuestionFact.named(String.valueOf(response.fact())).orElseThrow();
    Person person = response.person();
    KnownFacts.Result result =
        person == null
            ? state.known().with(fact, response.of(), String.valueOf(response.value()))
            : state.known().with(inRole(person, fact.role().orElseThrow()));
    return switch (result) {
      case KnownFacts.Result.Known(var facts) -> round.on(facts, response.concernId(), state, now);
      case KnownFacts.Result.Refused(var why, _) -> Routed.refused(state, Refusal.of(why));
      case KnownFacts.Result.Repeated _ -> Routed.silently(state);
    };
  }

  private static Person inRole(Person person, Role role) {
    Set<Role> roles = EnumSet.of(role);
    roles.addAll(person.roles());
    return person.as(roles);
  }

  private Routed released(ConcernState state, SentReferral sent, Response response, Instant now) {
    if (!(state.embargo() instanceof EmbargoState.Active active)) {
      throw new IllegalStateException("A release is taken only while the embargo is active");
    }
    Cover shown = sent.shownBy(response.referralRevision());
    return round.onRelease(active, shown, response.concernId(), state, now);
  }

  private Routed redirected(ConcernState state, SentReferral sent, Response response, Instant now) {
    Agency to = response.redirectedTo();
    UUID concernId = response.concernId();
    if (to == null) {
      return Routed.refused(state, Refusal.VALUE_NOT_ALLOWED);
    }
    ConcernState ended = state.with(sent.answered(response));
    return switch (redirects.of(state, sent, to)) {
      case RedirectRule.Course.Nowhere(var why, var cause) ->
          new Routed(state, List.of(EscalationPolicy.atOnce(concernId, sent, cause, now)), why);
      case RedirectRule.Course.AboutNobody _ -> Routed.silently(ended);
      case RedirectRule.Course.AlreadyThere(var key) ->
          Routed.silently(ended.with(ended.header().with(new Redirect(sent.key().agency(), key))));
      case RedirectRule.Course.AskedThere(var key) -> {
        ConcernState redirected =
            ended.with(ended.header().with(new Redirect(sent.key().agency(), key)));
        yield round.onRedirect(new ReferredOn(key, sent.urgency()), concernId, redirected, now);
      }
    };
  }
}
