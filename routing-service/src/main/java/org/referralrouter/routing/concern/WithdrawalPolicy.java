package org.referralrouter.routing.concern;

import java.util.Set;
import java.util.SortedMap;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.Marks;

/**
 * A referral that was sent and that nothing gives any more is withdrawn, with the flags that hold
 * now (L7).
 */
final class WithdrawalPolicy implements ReferralPolicy {
  private final DecisionMaker procedure;

  WithdrawalPolicy(DecisionMaker procedure) {
    this.procedure = procedure;
  }

  @Override
  public void apply(Situation situation, SortedMap<ReferralKey, ReferralContent> next) {
    situation
        .sent()
        .forEach(
            (key, sent) -> {
              if (sent.open() && !next.containsKey(key)) {
                Marks marks =
                    procedure.marks(
                        situation.known(),
                        situation.day(),
                        situation.embargoCode(),
                        key.agency(),
                        key.subject(),
                        Set.of());
                next.put(
                    key, ReferralContent.withdrawn(key, sent.urgency(), marks.confidentiality()));
              }
            });
  }
}
