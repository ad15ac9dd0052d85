package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.referralrouter.concern.Concern;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.AcknowledgementOutcome;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.EmbargoRelease;
import org.referralrouter.event.Erasure;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.Event;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.Referral;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionMaker;

/**
 * Says what follows from the next event of a concern, and from an agency's silence: the highest
 * revision wins, and only what differs from what was sent is sent. The same state and event always
 * give the same answer.
 */
public final class Router {
  private final Embargoes embargoes;
  private final Revising revising;

  /**
   * By this procedure, its need-to-know table and the board's clock.
   *
   * @param police the OAuth clients that may release an embargo
   */
  public Router(
      DecisionMaker procedure,
      NeedToKnow needToKnow,
      AcknowledgementClock clock,
      Set<String> police) {
    this.embargoes = new Embargoes(procedure, police);
    this.revising = new Revising(embargoes, needToKnow, clock);
  }

  /**
   * What follows from an event.
   *
   * @param now the time of the event's record, so that a retry gives the same answer
   */
  public Routed route(ConcernState state, Event event, Instant now) {
    return switch (event) {
      case ConcernRevision revision -> revised(state, revision, now);
      case Acknowledgement answer -> acknowledged(state, answer);
      case EmbargoRelease release -> released(state, release, now);
      case AccessRecorded _,
          DecisionMade _,
          Erasure _,
          Escalation _,
          NotificationOutcome _,
          Referral _ ->
          throw new IllegalArgumentException(
              "Routing does not take " + event.getClass().getSimpleName());
    };
  }

  /** What follows from silence until now: each overdue referral is told to the next level, once. */
  public Routed.Taken silence(ConcernState state, Instant now) {
    return Escalating.overdue(state, now);
  }

  private Routed revised(ConcernState state, ConcernRevision revision, Instant now) {
    ConcernRevision newest = state.concern();
    if (newest != null && revision.revision() <= newest.revision()) {
      return Routed.Taken.silently(state);
    }
    Concern lastKnown =
        newest == null
            ? revision.concern()
            : LastKnown.of(state.knownOf(newest), revision.concern());
    return revising.decided(
        state, revision, lastKnown, embargoes.after(state.embargo(), lastKnown), now);
  }

  private Routed released(ConcernState state, EmbargoRelease release, Instant now) {
    if (!embargoes.byPolice(release)) {
      return new Routed.Refused(Refusal.RELEASE_NOT_BY_POLICE);
    }
    if (state.releases().contains(release.releaseId())) {
      return Routed.Taken.silently(state);
    }
    return switch (state.embargo()) {
      case EmbargoState.None _ -> new Routed.Refused(Refusal.RELEASE_WITHOUT_EMBARGO);
      case EmbargoState.Released _ -> new Routed.Refused(Refusal.RELEASE_REPEATED);
      case EmbargoState.Active active -> {
        ConcernRevision newest = Objects.requireNonNull(state.concern());
        Concern lastKnown = state.knownOf(newest);
        Set<UUID> releases = new LinkedHashSet<>(state.releases());
        releases.add(release.releaseId());
        yield revising.decided(
            state.with(releases), newest, lastKnown, embargoes.released(active, lastKnown), now);
      }
    };
  }

  private static Routed acknowledged(ConcernState state, Acknowledgement answer) {
    SentReferral sent = state.referrals().get(answer.referralId());
    if (sent == null || sent.referral().agency() != answer.agency()) {
      return new Routed.Refused(Refusal.UNKNOWN_REFERRAL);
    }
    return Routed.Taken.silently(
        redirectedToNobody(state, answer)
            ? state
            : state.with(
                new SentReferral(
                    sent.referral(),
                    sent.answer().answered(answer.referralRevision(), answer.outcome()))));
  }

  /**
   * An agency that points to one that has no referral of this concern has passed it to nobody: its
   * clock runs on, and a duty manager hears of it.
   */
  private static boolean redirectedToNobody(ConcernState state, Acknowledgement answer) {
    return answer.outcome() == AcknowledgementOutcome.REDIRECTED
        && state.referrals().values().stream()
            .noneMatch(sent -> sent.open() && sent.referral().agency() == answer.redirectedTo());
  }
}
