package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.EmbargoRelease;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionMaker;

/**
 * Says what follows from the next event of a concern: the highest revision wins, only what differs
 * from what was sent is sent, and a referral that no longer follows is withdrawn in words, never by
 * silence. The same state and event always give the same answer.
 */
public final class Router {
  /** The code on a referral that the newest facts no longer give. */
  static final String NO_LONGER_FOLLOWS = "NO_LONGER_FOLLOWS";

  private final DecisionMaker procedure;
  private final NeedToKnow needToKnow;
  private final AcknowledgementClock clock;

  /** By this procedure, its need-to-know table and the board's clock. */
  public Router(DecisionMaker procedure, NeedToKnow needToKnow, AcknowledgementClock clock) {
    this.procedure = procedure;
    this.needToKnow = needToKnow;
    this.clock = clock;
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
      case EmbargoRelease _ -> released(state, now);
      default ->
          throw new IllegalArgumentException(
              "Routing does not take " + event.getClass().getSimpleName());
    };
  }

  private Routed revised(ConcernState state, ConcernRevision revision, Instant now) {
    ConcernRevision known = state.concern();
    return known != null && revision.revision() <= known.revision()
        ? Routed.nothingNew(state)
        : decided(state, revision, state.embargo(), now);
  }

  private Routed released(ConcernState state, Instant now) {
    ConcernRevision concern = state.concern();
    return concern == null || state.embargo() != Embargo.ACTIVE
        ? Routed.nothingNew(state)
        : decided(state, concern, Embargo.RELEASED, now);
  }

  private Routed acknowledged(ConcernState state, Acknowledgement answer) {
    Referral referral = state.referrals().get(answer.referralId());
    if (referral == null || referral.agency() != answer.agency()) {
      throw new UnknownReferral(answer.referralId());
    }
    Map<UUID, Acknowledgement> answers = new LinkedHashMap<>(state.acknowledgements());
    answers.put(answer.referralId(), answer);
    return Routed.nothingNew(
        new ConcernState(
            state.concern(), state.embargo(), state.decisions(), state.referrals(), answers));
  }

  private Routed decided(
      ConcernState state, ConcernRevision concern, Embargo embargo, Instant now) {
    Decision decision = procedure.decide(concern.concern(), embargo);
    int sequence = state.decisions() + 1;
    Map<UUID, Referral> sent = new LinkedHashMap<>(state.referrals());
    List<Event> events = new ArrayList<>();
    events.add(new DecisionMade(concern.concernId(), concern.revision(), sequence, now, decision));
    Map<UUID, Referral> following = new LinkedHashMap<>();
    for (DecidedReferral decided : decision.referrals()) {
      Referral referral = referral(concern, decided, decision, now);
      following.put(referral.referralId(), referral);
    }
    for (Referral last : state.referrals().values()) {
      if (!following.containsKey(last.referralId())) {
        following.put(last.referralId(), withdrawn(last, concern, now));
      }
    }
    for (Referral referral : following.values()) {
      Referral last = state.referrals().get(referral.referralId());
      if (last == null || !sameContent(last, referral)) {
        Referral next = numbered(referral, last);
        sent.put(next.referralId(), next);
        events.add(next);
      }
    }
    return new Routed(
        new ConcernState(concern, decision.embargo(), sequence, sent, state.acknowledgements()),
        events);
  }

  private Referral referral(
      ConcernRevision concern, DecidedReferral decided, Decision decision, Instant now) {
    return new Referral(
        Referral.id(concern.concernId(), decided.agency(), decided.subject()),
        concern.concernId(),
        concern.revision(),
        1,
        ReferralState.OPEN,
        null,
        decided.agency(),
        decided.subject(),
        decided.urgency(),
        decision.embargo(),
        decided.purposes(),
        decided.confidentiality(),
        decided.handling(),
        decided.questions(),
        decision.procedure(),
        now,
        clock.acknowledgeBy(now, decided.urgency()),
        needToKnow.share(
            concern.concern(), decided.agency(), decided.subject(), decision.embargo()));
  }

  private static Referral withdrawn(Referral last, ConcernRevision concern, Instant now) {
    return new Referral(
        last.referralId(),
        last.concernId(),
        concern.revision(),
        last.revision(),
        ReferralState.WITHDRAWN,
        NO_LONGER_FOLLOWS,
        last.agency(),
        last.subject(),
        last.urgency(),
        last.embargo(),
        last.purposes(),
        last.confidentiality(),
        last.handling(),
        last.questions(),
        last.procedure(),
        now,
        null,
        last.shared());
  }

  private static boolean sameContent(Referral one, Referral other) {
    return stamped(one, 0, 0, Instant.EPOCH, null)
        .equals(stamped(other, 0, 0, Instant.EPOCH, null));
  }

  private static Referral numbered(Referral referral, @Nullable Referral last) {
    return stamped(
        referral,
        last == null ? 1 : last.revision() + 1,
        referral.concernRevision(),
        referral.issuedAt(),
        referral.acknowledgeBy());
  }

  private static Referral stamped(
      Referral referral,
      int revision,
      int concernRevision,
      Instant issuedAt,
      @Nullable Instant acknowledgeBy) {
    return new Referral(
        referral.referralId(),
        referral.concernId(),
        concernRevision,
        revision,
        referral.state(),
        referral.withdrawnReason(),
        referral.agency(),
        referral.subject(),
        referral.urgency(),
        referral.embargo(),
        referral.purposes(),
        referral.confidentiality(),
        referral.handling(),
        referral.questions(),
        referral.procedure(),
        issuedAt,
        acknowledgeBy,
        referral.shared());
  }
}
