package org.referralrouter.routing.concern;

import java.util.SortedMap;

/** One step in making the next referrals of a concern; the steps stand in {@link NextReferrals}. */
interface ReferralPolicy {
  /**
   * Adds referrals, or changes what they say.
   *
   * @param next the next referrals, as the steps before have made them
   */
  void apply(Situation situation, SortedMap<ReferralKey, ReferralContent> next);
}
