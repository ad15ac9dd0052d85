package org.referralrouter.routing.concern;

import java.util.SortedMap;

/** The decision's referrals (L2). */
final class DecidedReferralPolicy implements ReferralPolicy {
  @Override
  public void apply(Situation situation, SortedMap<ReferralKey, ReferralContent> next) {
    situation
        .decision()
        .referrals()
        .forEach(
            decided -> {
              ReferralContent content = ReferralContent.of(decided);
              next.put(content.key(), content);
            });
  }
}
