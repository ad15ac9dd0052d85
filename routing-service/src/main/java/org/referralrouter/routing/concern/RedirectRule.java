package org.referralrouter.routing.concern;

import java.util.Optional;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.EscalationCause;
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
    record AlreadyThere(ReferralKey key) implements Course {}

    /** A referral is opened, or its agency is asked anew. */
    record AskedThere(ReferralKey key) implements Course {}

    /** It is about somebody who is no longer known: nothing is opened. */
    record AboutNobody() implements Course {}
  }

  Course of(ConcernState state, SentReferral redirecting, Agency to) {
    if (procedure.barred(state.known().known()).contains(to)) {
      return new Course.Nowhere(Refusal.CONFLICT_OF_INTEREST, EscalationCause.CONFLICT_OF_INTEREST);
    }
    ReferralKey key = redirecting.key();
    boolean loop = state.header().redirects().contains(new Redirect(to, key));
    if (to.equals(key.agency()) || loop) {
      return new Course.Nowhere(Refusal.REDIRECT_LOOP, EscalationCause.REDIRECT_LOOP);
    }
    if (key.subject() != null && state.known().person(key.subject()).isEmpty()) {
      return new Course.AboutNobody();
    }
    ReferralKey wanted = new ReferralKey(to, key.subject());
    return standing(state, wanted)
        .or(() -> standing(state, new ReferralKey(to, null)))
        .map(RedirectRule::there)
        .orElse(new Course.AskedThere(wanted));
  }

  private static Course there(SentReferral sent) {
    return sent.waits().declined()
        ? new Course.AskedThere(sent.key())
        : new Course.AlreadyThere(sent.key());
  }

  private static Optional<SentReferral> standing(ConcernState state, ReferralKey key) {
    return Optional.ofNullable(state.referrals().get(key)).filter(SentReferral::open);
  }
}
