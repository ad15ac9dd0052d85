package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Decision;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Event;
import org.referralrouter.routing.needtoknow.NeedToKnow;

/** Decides a concern, and sends each referral that says something else than it did. */
final class Revising {
  private final Embargoes embargoes;
  private final Following following;
  private final Issuing issuing;

  Revising(Embargoes embargoes, NeedToKnow needToKnow, AcknowledgementClock clock) {
    this.embargoes = embargoes;
    this.following = new Following(needToKnow);
    this.issuing = new Issuing(clock);
  }

  /** What follows from a revision, on the last known facts and under this embargo. */
  Routed.Taken decided(
      ConcernState state,
      ConcernRevision revision,
      Concern lastKnown,
      EmbargoState embargo,
      Instant now) {
    Following.Decided newest = decided(revision.concern(), embargo);
    boolean complete = lastKnown.equals(revision.concern());
    Following.Decided known = complete ? newest : decided(lastKnown, embargo);
    Decision decision = newest.decision();
    int sequence = state.decisions() + 1;
    List<Event> events = new ArrayList<>();
    events.add(
        new DecisionMade(revision.concernId(), revision.revision(), sequence, now, decision));
    Map<UUID, SentReferral> referrals = new LinkedHashMap<>(state.referrals());
    following
        .contents(revision.concernId(), state.referrals(), newest, known)
        .forEach(
            (id, content) -> {
              SentReferral last = state.referrals().get(id);
              if (last == null || !content.equals(Content.of(last.referral()))) {
                SentReferral next =
                    issuing.next(last, content, revision, decision.procedure(), now);
                referrals.put(id, next);
                events.add(next.referral());
              }
            });
    return new Routed.Taken(
        new ConcernState(
            revision, complete ? null : lastKnown, embargo, state.releases(), sequence, referrals),
        events);
  }

  private Following.Decided decided(Concern concern, EmbargoState embargo) {
    return new Following.Decided(concern, embargoes.decide(concern, embargo));
  }
}
