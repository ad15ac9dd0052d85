package org.referralrouter.routing.concern;

import java.util.SortedMap;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Embargo;

/** While the embargo is active, HR is told no basis, since it would tell the category (L8). */
final class WithheldBasisPolicy implements ReferralPolicy {
  @Override
  public void apply(Situation situation, SortedMap<ReferralKey, ReferralContent> next) {
    if (situation.embargoCode() == Embargo.ACTIVE) {
      next.replaceAll(
          (key, content) ->
              Agency.HR_ALLEGATIONS.equals(key.agency()) ? content.withoutBasis() : content);
    }
  }
}
