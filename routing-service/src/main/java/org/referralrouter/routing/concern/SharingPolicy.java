package org.referralrouter.routing.concern;

import java.util.SortedMap;
import org.referralrouter.routing.needtoknow.NeedToKnow;

/** Each referral that stands shares what its agency may know of the known facts, and no more. */
final class SharingPolicy implements ReferralPolicy {
  private final NeedToKnow needToKnow;

  SharingPolicy(NeedToKnow needToKnow) {
    this.needToKnow = needToKnow;
  }

  @Override
  public void apply(Situation situation, SortedMap<ReferralKey, ReferralContent> next) {
    next.replaceAll(
        (key, content) ->
            content.open()
                ? content.sharing(
                    needToKnow.share(
                        situation.known(),
                        situation.day(),
                        key.agency(),
                        key.subject(),
                        situation.embargoCode()))
                : content);
  }
}
