package org.referralrouter.routing.concern;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.routing.procedure.DecisionMaker;

/**
 * The life of an embargo (L8; paragraph 17): the procedure opens it, the police alone release it,
 * and a category or a suspect that no release covers keeps it or opens it again.
 */
final class EmbargoLedger {
  private static final String DO_NOT_ALERT_SUSPECT = "DO_NOT_ALERT_SUSPECT";

  private final DecisionMaker procedure;

  EmbargoLedger(DecisionMaker procedure) {
    this.procedure = procedure;
  }

  /** The embargo after a change of the known facts. */
  EmbargoState after(EmbargoState embargo, DatedFacts facts) {
    return switch (embargo) {
      case EmbargoState.None _ ->
          opens(facts) ? new EmbargoState.Active(flag(facts), Cover.NOTHING) : embargo;
      case EmbargoState.Active(_, var allowed) -> new EmbargoState.Active(flag(facts), allowed);
      case EmbargoState.Released(var allowed) ->
          covered(facts, allowed) ? embargo : new EmbargoState.Active(flag(facts), allowed);
    };
  }

  /** The embargo after a release that covers what the police were shown. */
  EmbargoState released(EmbargoState.Active active, DatedFacts facts, Cover shown) {
    Cover allowed = active.allowed().and(shown);
    return covered(facts, allowed)
        ? new EmbargoState.Released(allowed)
        : new EmbargoState.Active(active.flag(), allowed);
  }

  /** The one decision on the known facts under the embargo. */
  Decision decide(DatedFacts facts, EmbargoState embargo, Map<ReferralKey, SentReferral> sent) {
    Decision decision = procedure.decide(facts.known(), facts.day(), embargo.code());
    return switch (embargo) {
      case EmbargoState.None _, EmbargoState.Released _ -> decision;
      case EmbargoState.Active active -> new EmbargoFlags(active, sent).on(decision);
    };
  }

  private boolean covered(DatedFacts facts, Cover allowed) {
    boolean categories =
        facts.known().categories().stream()
            .allMatch(
                category ->
                    allowed.categories().contains(category)
                        || !opens(facts.about(EnumSet.of(category))));
    return categories && (suspectsCovered(facts, allowed) || !opens(facts));
  }

  private static boolean suspectsCovered(DatedFacts facts, Cover allowed) {
    return facts.known().people().stream()
        .filter(person -> person.is(Role.SUSPECT))
        .allMatch(
            person ->
                allowed
                    .suspects()
                    .contains(Cover.suspect(person.ref(), person.name(), person.dateOfBirth())));
  }

  private boolean opens(DatedFacts facts) {
    return doNotAlert(facts).isPresent();
  }

  /** As the procedure gives it now; where it gives none any more, as the board reads the text. */
  private Confidentiality flag(DatedFacts facts) {
    return doNotAlert(facts)
        .orElse(new Confidentiality(DO_NOT_ALERT_SUSPECT, "17", "K1", Basis.INTERPRETATION));
  }

  /** The flag that opens the embargo stands on every referral, so one of them tells. */
  private Optional<Confidentiality> doNotAlert(DatedFacts facts) {
    return procedure
        .marks(facts.known(), facts.day(), Embargo.NONE, Agency.POLICE, null, Set.of())
        .confidentiality()
        .stream()
        .filter(flag -> flag.flag().equals(DO_NOT_ALERT_SUSPECT))
        .findFirst();
  }
}
