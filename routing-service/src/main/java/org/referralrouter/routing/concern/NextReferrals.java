package org.referralrouter.routing.concern;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionMaker;

/**
 * Makes the next referrals of a concern, by policies in this order. Why a referral stays, changes
 * or goes is answered by one of them.
 */
final class NextReferrals {
  private final List<ReferralPolicy> policies;

  NextReferrals(DecisionMaker procedure, NeedToKnow needToKnow) {
    this.policies =
        List.of(
            new DecidedReferralPolicy(),
            new RedirectPolicy(procedure),
            new WithdrawalPolicy(procedure),
            new EmbargoFlagPolicy(),
            new WithheldBasisPolicy(),
            new SharingPolicy(needToKnow));
  }

  SortedMap<ReferralKey, ReferralContent> of(Situation situation) {
    SortedMap<ReferralKey, ReferralContent> next = new TreeMap<>();
    policies.forEach(policy -> policy.apply(situation, next));
    return next;
  }
}
