package org.referralrouter.routing.concern;

import java.util.Optional;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.routing.procedure.DecisionMaker;

/** Where a redirect leads (L11). */
final class RedirectRule {
  private final DecisionMaker procedure;

  RedirectRule(DecisionMaker procedure) {
    this.procedure = procedure;
  }

  /** What a redirect does. */
  sealed interface Course {
    /** It leads nowhere: the wait goes on, and the duty manager is told at once. */
    record Nowhere(Refusal why, EscalationCause cause) implements Course {}

    /** The other agency has it already, and is still to answer or has accepted. */
    record AlreadyThere() implements Course {}

    /** A referral is opened, or its agency is asked anew. */
    record AskedThere(ReferralKey key) implements Course {}
  }

  Course of(ConcernState state, SentReferral redirecting, Agency to) {
    if (procedure.barred(state.known().known()).contains(to)) {
      return new Course.Nowhere(Refusal.CONFLICT_OF_INTEREST, EscalationCause.CONFLICT_OF_INTEREST);
    }
    ReferralKey wanted = new ReferralKey(to, redirecting.key().subject());
    Optional<SentReferral> there =
        standing(state, wanted).or(() -> standing(state, new ReferralKey(to, null)));
    Agency from = redirecting.key().agency();
    if (to == from || there.filter(sent -> redirectedTo(sent, from)).isPresent()) {
      return new Course.Nowhere(Refusal.REDIRECT_LOOP, EscalationCause.REDIRECT_LOOP);
    }
    return there
        .<Course>map(
            sent ->
                sent.waits().declined()
                    ? new Course.AskedThere(sent.key())
                    : new Course.AlreadyThere())
        .orElse(new Course.AskedThere(wanted));
  }

  private static Optional<SentReferral> standing(ConcernState state, ReferralKey key) {
    return Optional.ofNullable(state.referrals().get(key)).filter(SentReferral::open);
  }

  private static boolean redirectedTo(SentReferral sent, Agency agency) {
    return sent.waits().decided() == ResponseKind.REDIRECTED
        && sent.waits().redirectedTo() == agency;
  }
}
