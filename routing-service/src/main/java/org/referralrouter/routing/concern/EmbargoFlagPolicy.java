package org.referralrouter.routing.concern;

import java.util.SortedMap;

/** While the embargo is active, its flags stand on every referral (L8). */
final class EmbargoFlagPolicy implements ReferralPolicy {
  @Override
  public void apply(Situation situation, SortedMap<ReferralKey, ReferralContent> next) {
    if (situation.embargo() instanceof EmbargoState.Active active) {
      EmbargoFlags flags = new EmbargoFlags(active, situation.sent());
      next.replaceAll((key, content) -> content.flagged(flags.on(key, content.confidentiality())));
    }
  }
}
