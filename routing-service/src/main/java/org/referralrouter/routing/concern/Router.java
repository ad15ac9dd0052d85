package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Decision;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.SharedPerson;
import org.referralrouter.known.KnownFacts;
import org.referralrouter.known.QuestionFact;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionMaker;

/**
 * Says what follows from the next event of a concern, and from an agency's silence (lifecycle). The
 * known facts change, one decision is made on them, and each referral that then says something else
 * is sent. The same state and event always give the same answer.
 */
public final class Router {
  private final EmbargoLedger embargoes;
  private final RedirectRule redirects;
  private final NextReferrals nextReferrals;
  private final ReferralIssuer issuer;
  private final NeedToKnow needToKnow;
  private final ResponseClock clock;

  /** By this procedure, its need-to-know table and the board's clock. */
  public Router(DecisionMaker procedure, NeedToKnow needToKnow, ResponseClock clock) {
    this.embargoes = new EmbargoLedger(procedure);
    this.redirects = new RedirectRule(procedure);
    this.nextReferrals = new NextReferrals(procedure, needToKnow);
    this.issuer = new ReferralIssuer(clock);
    this.needToKnow = needToKnow;
    this.clock = clock;
  }

  /**
   * What follows from a revision.
   *
   * @param now the time of its record, so that a retry gives the same answer
   */
  public Routed revised(ConcernState state, ConcernRevision revision, Instant now) {
    return switch (state.known().with(revision)) {
      case KnownFacts.Result.Repeated _ -> Routed.silently(state);
      case KnownFacts.Result.Refused(var why, _) -> Routed.refused(state, Refusal.of(why));
      case KnownFacts.Result.Known(var facts) -> {
        boolean newest = facts.revision() == revision.revision();
        yield newest || !facts.known().equals(state.known().concern())
            ? decided(revision.concernId(), state, facts, now)
            : Routed.silently(state.with(header(state, facts)));
      }
    };
  }

  /**
   * What follows from a response; its outcome is told last.
   *
   * @param agency whose response it is, by its topic
   * @param now the time of its record
   */
  public Routed responded(ConcernState state, Agency agency, Response response, Instant now) {
    Routed routed = taken(state, agency, response, now);
    List<Event> events = new ArrayList<>(routed.events());
    Refusal refusal = routed.refusal();
    events.add(
        new ResponseOutcome(
            response.responseId(),
            response.referralId(),
            response.concernId(),
            agency,
            response.kind(),
            response.referralRevision(),
            refusal == null ? null : refusal.name(),
            now));
    return new Routed(routed.state(), events, refusal);
  }

  /** What follows from silence until now: each overdue wait is told to the next level, once. */
  public Routed silence(UUID concernId, ConcernState state, Instant now) {
    return EscalationPolicy.overdue(concernId, state, now);
  }

  private Routed taken(ConcernState state, Agency agency, Response response, Instant now) {
    UUID concernId = response.concernId();
    SentReferral sent = state.referral(concernId, response.referralId()).orElse(null);
    Refusal refusal = ResponseCheck.of(state, agency, sent, response);
    if (sent == null || refusal != null) {
      return Routed.refused(state, refusal == null ? Refusal.UNKNOWN_REFERRAL : refusal);
    }
    return switch (response.kind()) {
      case RECEIVED, ACCEPTED, NO_FURTHER_ACTION ->
          Routed.silently(state.with(sent.with(sent.waits().answered(response))));
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
      case KnownFacts.Result.Known(var facts) ->
          decided(response.concernId(), state, facts, now);
      case KnownFacts.Result.Refused(var why, _) -> Routed.refused(state, Refusal.of(why));
      case KnownFacts.Result.Repeated _ -> Routed.silently(state);
    };
  }

  private static Person inRole(Person person, Role role) {
    Set<Role> roles = EnumSet.of(role);
    roles.addAll(person.roles());
    return person.as(roles);
  }

  private Routed released(
      ConcernState state, SentReferral sent, Response response, Instant now) {
    if (!(state.embargo() instanceof EmbargoState.Active active)) {
      throw new IllegalStateException("A release is taken only while the embargo is active");
    }
    EmbargoState released =
        embargoes.released(active, facts(state), sent.shownBy(response.referralRevision()));
    return decided(
        response.concernId(), state, state.header().with(released), now);
  }

  private Routed redirected(
      ConcernState state, SentReferral sent, Response response, Instant now) {
    Agency to = response.redirectedTo();
    if (to == null) {
      return Routed.refused(state, Refusal.VALUE_NOT_ALLOWED);
    }
    return switch (redirects.of(state, sent, to)) {
      case RedirectRule.Course.Nowhere(var why, var cause) ->
          new Routed(
              state,
              List.of(EscalationPolicy.atOnce(response.concernId(), sent, cause, now)),
              why);
      case RedirectRule.Course.AlreadyThere _ ->
          Routed.silently(state.with(sent.with(sent.waits().answered(response))));
      case RedirectRule.Course.AskedThere(var key) -> {
        ConcernState ended = state.with(sent.with(sent.waits().answered(response)));
        List<ReferredOn> all = new ArrayList<>(state.header().referredOn());
        all.removeIf(opened -> opened.key().equals(key));
        all.add(new ReferredOn(key, sent.urgency()));
        ConcernState.Header header =
            new ConcernState.Header(
                state.known(), state.embargo(), state.header().decisions(), all);
        yield sent(
            response.concernId(), ended, header, situation(ended, header), Set.of(key), now);
      }
    };
  }

  private DatedFacts facts(ConcernState state) {
    return DatedFacts.of(state.known(), clock.zone());
  }

  private static ConcernState.Header header(ConcernState state, KnownFacts known) {
    List<ReferredOn> standing =
        state.header().referredOn().stream()
            .filter(
                opened ->
                    opened.key().subject() == null
                        || known.person(opened.key().subject()).isPresent())
            .toList();
    return new ConcernState.Header(
        known, state.embargo(), state.header().decisions(), standing);
  }

  private Routed decided(UUID concernId, ConcernState state, KnownFacts known, Instant now) {
    ConcernState.Header header = header(state, known);
    DatedFacts facts = DatedFacts.of(known, clock.zone());
    return decided(
        concernId, state, header.with(embargoes.after(state.embargo(), facts)), now);
  }

  private Routed decided(
      UUID concernId, ConcernState state, ConcernState.Header header, Instant now) {
    ConcernState.Header counted =
        new ConcernState.Header(
            header.known(), header.embargo(), header.decisions() + 1, header.referredOn());
    Situation situation = situation(state, counted);
    Routed sent = sent(concernId, state, counted, situation, Set.of(), now);
    List<Event> events = new ArrayList<>();
    events.add(
        new DecisionMade(
            concernId,
            counted.known().revision(),
            counted.decisions(),
            now,
            situation.decision()));
    events.addAll(sent.events());
    return new Routed(sent.state(), events, null);
  }

  private Situation situation(ConcernState state, ConcernState.Header header) {
    DatedFacts facts = DatedFacts.of(header.known(), clock.zone());
    Decision decision = embargoes.decide(facts, header.embargo());
    return new Situation(
        facts, header.embargo(), decision, header.referredOn(), state.referrals());
  }

  /** Sends each referral that says something else, or whose agency is asked anew by a redirect. */
  private Routed sent(
      UUID concernId,
      ConcernState state,
      ConcernState.Header header,
      Situation situation,
      Set<ReferralKey> askedAnew,
      Instant now) {
    ConcernState next = state.with(header);
    List<Event> events = new ArrayList<>();
    SortedMap<ReferralKey, ReferralContent> contents = nextReferrals.of(situation);
    for (ReferralContent content : contents.values()) {
      SentReferral last = state.referrals().get(content.key());
      ReferralDiff diff =
          ReferralDiff.of(last, content, () -> sharedBefore(state, content.key()));
      if (askedAnew.contains(content.key()) && diff != ReferralDiff.OPENED) {
        diff = ReferralDiff.ASKS_ANEW;
      }
      if (diff != ReferralDiff.NONE) {
        ReferralIssuer.Issued issued =
            issuer.next(
                concernId, header.known().revision(), situation, last, content, diff, now);
        events.add(issued.referral());
        next = next.with(issued.row());
      }
    }
    return new Routed(next, events, null);
  }

  private List<SharedPerson> sharedBefore(ConcernState state, ReferralKey key) {
    return Optional.ofNullable(state.known().concern())
        .map(
            concern ->
                needToKnow
                    .share(
                        concern,
                        state.known().receivedOn(clock.zone()),
                        key.agency(),
                        key.subject(),
                        state.embargo().code())
                    .people())
        .orElse(List.of());
  }
}
