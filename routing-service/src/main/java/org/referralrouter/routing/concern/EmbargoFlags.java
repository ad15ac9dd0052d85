package org.referralrouter.routing.concern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;

/**
 * The flags that stand while the embargo is active, whatever was corrected meanwhile: every
 * referral carries that of K1, and one that withheld the reason of a suspension goes on withholding
 * it (L8).
 */
final class EmbargoFlags {
  /** The flag of K2. */
  static final String WITHHOLD_SUSPENSION_REASON = "WITHHOLD_SUSPENSION_REASON";

  private final Confidentiality doNotAlert;
  private final Map<ReferralKey, SentReferral> sent;

  EmbargoFlags(EmbargoState.Active embargo, Map<ReferralKey, SentReferral> sent) {
    this.doNotAlert = embargo.flag();
    this.sent = sent;
  }

  /** A decision whose referrals carry them. */
  Decision on(Decision decision) {
    return new Decision(
        decision.procedure(),
        Embargo.ACTIVE,
        decision.referrals().stream().map(this::on).toList(),
        decision.notReferred(),
        decision.advice());
  }

  private DecidedReferral on(DecidedReferral referral) {
    return new DecidedReferral(
        referral.agency(),
        referral.subject(),
        referral.urgency(),
        referral.purposes(),
        on(new ReferralKey(referral.agency(), referral.subject()), referral.confidentiality()),
        referral.handling(),
        referral.questions());
  }

  /** The flags of this referral with them. */
  List<Confidentiality> on(ReferralKey key, List<Confidentiality> flags) {
    List<Confidentiality> all = new ArrayList<>(flags);
    Set<String> carried = flags.stream().map(Confidentiality::flag).collect(Collectors.toSet());
    if (!carried.contains(doNotAlert.flag())) {
      all.add(doNotAlert);
    }
    Confidentiality withheld = withheld(key);
    if (withheld != null && !carried.contains(withheld.flag())) {
      all.add(withheld);
    }
    all.sort(Comparator.comparing(Confidentiality::flag));
    return List.copyOf(all);
  }

  /** On the authority on which the embargo stands now. */
  private @Nullable Confidentiality withheld(ReferralKey key) {
    SentReferral last = sent.get(key);
    Confidentiality had = last == null ? null : last.suspensionReasonWithheld();
    return had == null
        ? null
        : new Confidentiality(had.flag(), had.paragraph(), had.rule(), doNotAlert.basis());
  }
}
