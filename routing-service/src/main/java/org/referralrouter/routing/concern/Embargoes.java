package org.referralrouter.routing.concern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.EmbargoRelease;
import org.referralrouter.routing.procedure.DecisionMaker;

/**
 * The life of an embargo (paragraph 17; reading, Confidentiality). It is opened by the procedure's
 * flag, on the last known facts, so that leaving a suspect out of an amendment alerts nobody; it is
 * ended by the police alone; and it opens again on a category or a suspect that was not there at a
 * release.
 */
final class Embargoes {
  private static final String FLAG = "DO_NOT_ALERT_SUSPECT";

  private final DecisionMaker procedure;
  private final Set<String> police;

  Embargoes(DecisionMaker procedure, Set<String> police) {
    this.procedure = procedure;
    this.police = Set.copyOf(police);
  }

  /** The embargo of a concern after these facts. */
  EmbargoState after(EmbargoState embargo, Concern facts) {
    return switch (embargo) {
      case EmbargoState.None _ -> opened(embargo, facts, Grounds.NOTHING);
      case EmbargoState.Active _ -> embargo;
      case EmbargoState.Released(var allowed) ->
          Grounds.of(facts, procedure).within(allowed) ? embargo : opened(embargo, facts, allowed);
    };
  }

  private EmbargoState opened(EmbargoState embargo, Concern facts, Grounds allowed) {
    Decision decision = procedure.decide(facts);
    if (decision.embargo() != Embargo.ACTIVE) {
      return embargo;
    }
    List<Confidentiality> flags =
        decision.referrals().stream()
            .flatMap(referral -> referral.confidentiality().stream())
            .filter(Embargoes::flag)
            .distinct()
            .toList();
    return new EmbargoState.Active(flags, allowed);
  }

  /** What a release makes of an embargo that stands. */
  EmbargoState.Released released(EmbargoState.Active active, Concern facts) {
    return new EmbargoState.Released(active.allowed().and(Grounds.of(facts, procedure)));
  }

  boolean byPolice(EmbargoRelease release) {
    return police.contains(release.actor());
  }

  /**
   * A decision under a concern's embargo: the procedure's own, but with the flag of an embargo that
   * stands although the facts that opened it have been withdrawn.
   */
  Decision decide(Concern facts, EmbargoState embargo) {
    Decision decision = procedure.decide(facts, embargo.code());
    return switch (embargo) {
      case EmbargoState.None _, EmbargoState.Released _ -> decision;
      case EmbargoState.Active(var flags, _) ->
          decision.embargo() == Embargo.ACTIVE ? decision : held(decision, flags);
    };
  }

  private static Decision held(Decision decision, List<Confidentiality> flags) {
    return new Decision(
        decision.procedure(),
        Embargo.ACTIVE,
        decision.referrals().stream().map(referral -> flagged(referral, flags)).toList(),
        decision.notReferred(),
        decision.advice());
  }

  private static DecidedReferral flagged(DecidedReferral referral, List<Confidentiality> flags) {
    List<Confidentiality> all = new ArrayList<>(flags);
    all.addAll(referral.confidentiality());
    all.sort(Comparator.comparing(Confidentiality::flag));
    return new DecidedReferral(
        referral.agency(),
        referral.subject(),
        referral.urgency(),
        referral.purposes(),
        all,
        referral.handling(),
        referral.questions());
  }

  private static boolean flag(Confidentiality confidentiality) {
    return confidentiality.flag().equals(FLAG);
  }
}
