package org.referralrouter.routing.concern;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Purpose;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.Marks;

/**
 * What redirects opened stays, until its subject is retracted; where the decision gives the same
 * referral, the purpose is added to it (L11). An agency that a conflict of interest bars gets none.
 */
final class RedirectPolicy implements ReferralPolicy {
  private static final Purpose REFERRED_ON =
      new Purpose("REFERRED_ON", List.of("10"), List.of("L11"), Basis.INTERPRETATION);

  private final DecisionMaker procedure;

  RedirectPolicy(DecisionMaker procedure) {
    this.procedure = procedure;
  }

  @Override
  public void apply(Situation situation, SortedMap<ReferralKey, ReferralContent> next) {
    Set<Agency> barred = procedure.barred(situation.known());
    for (ReferredOn opened : situation.referredOn()) {
      if (situation.knows(opened.key()) && !barred.contains(opened.key().agency())) {
        ReferralContent given = next.get(opened.key());
        next.put(
            opened.key(),
            given == null ? alone(situation, opened) : given.with(REFERRED_ON, opened.urgency()));
      }
    }
  }

  private ReferralContent alone(Situation situation, ReferredOn opened) {
    Marks marks =
        procedure.marks(
            situation.known(),
            situation.day(),
            situation.embargoCode(),
            opened.key().agency(),
            opened.key().subject(),
            Set.of(REFERRED_ON.code()));
    return ReferralContent.of(
        new DecidedReferral(
            opened.key().agency(),
            opened.key().subject(),
            opened.urgency(),
            List.of(REFERRED_ON),
            marks.confidentiality(),
            marks.handling(),
            List.of()));
  }
}
