package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.referralrouter.decision.Decision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Event;
import org.referralrouter.event.SharedPerson;
import org.referralrouter.known.KnownFacts;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionMaker;

/**
 * One round from changed facts to what is sent: the embargo on them, one decision, the next
 * referrals, and of these each that says something else than was sent (L2 and L6).
 */
final class DecisionRound {
  private final EmbargoLedger embargoes;
  private final NextReferrals nextReferrals;
  private final ReferralIssuer issuer;
  private final NeedToKnow needToKnow;
  private final ResponseClock clock;

  DecisionRound(DecisionMaker procedure, NeedToKnow needToKnow, ResponseClock clock) {
    this.embargoes = new EmbargoLedger(procedure);
    this.nextReferrals = new NextReferrals(procedure, needToKnow);
    this.issuer = new ReferralIssuer(clock);
    this.needToKnow = needToKnow;
    this.clock = clock;
  }

  /** What follows from known facts; where they are as they were, nothing is decided. */
  Routed on(KnownFacts known, UUID concernId, ConcernState state, Instant now) {
    ConcernState.Header header = state.header().with(known);
    if (known.known().equals(state.known().concern())) {
      return Routed.silently(state.with(header));
    }
    EmbargoState embargo = embargoes.after(state.embargo(), DatedFacts.of(known, clock.zone()));
    return decided(concernId, state, header.with(embargo), now);
  }

  /** What follows from a release that covers what the police were shown; it may not cover all. */
  Routed onRelease(
      EmbargoState.Active active, Cover shown, UUID concernId, ConcernState state, Instant now) {
    DatedFacts facts = DatedFacts.of(state.known(), clock.zone());
    EmbargoState released = embargoes.released(active, facts, shown);
    ConcernState.Header header = state.header().with(released);
    return released instanceof EmbargoState.Active
        ? Routed.silently(state.with(header))
        : decided(concernId, state, header, now);
  }

  /** What follows from a redirect: the facts are as they were, and nothing is decided anew. */
  Routed onRedirect(ReferredOn opened, UUID concernId, ConcernState state, Instant now) {
    ConcernState.Header header = state.header().with(opened);
    return sent(concernId, state, header, situation(state, header), Set.of(opened.key()), now);
  }

  private Routed decided(
      UUID concernId, ConcernState state, ConcernState.Header header, Instant now) {
    ConcernState.Header counted = header.decidedOnceMore();
    Situation situation = situation(state, counted);
    Routed sent = sent(concernId, state, counted, situation, Set.of(), now);
    List<Event> events = new ArrayList<>();
    events.add(
        new DecisionMade(
            concernId, counted.known().revision(), counted.decisions(), now, situation.decision()));
    events.addAll(sent.events());
    return new Routed(sent.state(), events, null);
  }

  private Situation situation(ConcernState state, ConcernState.Header header) {
    DatedFacts facts = DatedFacts.of(header.known(), clock.zone());
    Decision decision = embargoes.decide(facts, header.embargo(), state.referrals());
    return new Situation(facts, header.embargo(), decision, header.referredOn(), state.referrals());
  }

  /** Sends each referral that says something else, or whose agency a redirect asks anew. */
  private Routed sent(
      UUID concernId,
      ConcernState state,
      ConcernState.Header header,
      Situation situation,
      Set<ReferralKey> askedAnew,
      Instant now) {
    ConcernState next = state.with(header);
    List<Event> events = new ArrayList<>();
    for (ReferralContent content : nextReferrals.of(situation).values()) {
      ReferralUpdate update = ReferralUpdate.of(state.referrals().get(content.key()), content);
      ReferralDiff diff = ReferralDiff.of(update, () -> sharedBefore(state, content.key()));
      if (diff != ReferralDiff.OPENED && askedAnew.contains(content.key())) {
        diff = ReferralDiff.ASKS_ANEW;
      }
      if (diff != ReferralDiff.NONE) {
        ReferralIssuer.Issued issued =
            issuer.next(concernId, header.known().revision(), situation, update, diff, now);
        events.add(issued.referral());
        next = next.with(issued.row());
      }
    }
    return new Routed(next, events, null);
  }

  private List<SharedPerson> sharedBefore(ConcernState state, ReferralKey key) {
    DatedFacts before = DatedFacts.of(state.known(), clock.zone());
    return needToKnow
        .share(before.known(), before.day(), key.agency(), key.subject(), state.embargo().code())
        .people();
  }
}
