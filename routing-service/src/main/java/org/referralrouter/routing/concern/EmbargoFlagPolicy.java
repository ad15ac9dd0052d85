package org.referralrouter.routing.concern;

import java.util.SortedMap;
import org.referralrouter.decision.Confidentiality;

/**
 * While the embargo is active every referral carries its flag, and one that withheld the reason for
 * a suspension goes on withholding it, whatever was corrected meanwhile (L8).
 */
final class EmbargoFlagPolicy implements ReferralPolicy {
  /** The flag of K2. */
  static final String WITHHOLD_SUSPENSION_REASON = "WITHHOLD_SUSPENSION_REASON";

  @Override
  public void apply(Situation situation, SortedMap<ReferralKey, ReferralContent> next) {
    if (situation.embargo() instanceof EmbargoState.Active(var flag, _)) {
      next.replaceAll(
          (key, content) -> {
            SentReferral sent = situation.sent().get(key);
            Confidentiality withheld = sent == null ? null : sent.suspensionReasonWithheld();
            ReferralContent flagged = content.with(flag);
            return withheld == null ? flagged : flagged.with(withheld);
          });
    }
  }
}
