package org.referralrouter.intake.progress;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.ResponseKind;

/**
 * How far an agency is with all its referrals of one concern (lifecycle, L15).
 *
 * @param told whether it was told of all of them
 * @param received whether a person there has read all of them
 * @param decided what it does, where it has decided on all of them: ACCEPTED where it acts on any,
 *     else NO_FURTHER_ACTION; null where it has not. Never why.
 * @param overdue whether it is silent on any of them for longer than it may be
 */
public record AgencyProgress(
    Agency agency,
    boolean told,
    boolean received,
    @Nullable ResponseKind decided,
    boolean overdue) {

  static AgencyProgress of(Agency agency, List<ReferralProgress> referrals) {
    return new AgencyProgress(
        agency,
        referrals.stream().allMatch(ReferralProgress::told),
        referrals.stream().allMatch(ReferralProgress::isReceived),
        decided(referrals),
        referrals.stream().anyMatch(ReferralProgress::isOverdue));
  }

  private static @Nullable ResponseKind decided(List<ReferralProgress> referrals) {
    if (!referrals.stream().allMatch(ReferralProgress::isDecided)) {
      return null;
    }
    return referrals.stream().anyMatch(referral -> referral.decision() == ResponseKind.ACCEPTED)
        ? ResponseKind.ACCEPTED
        : ResponseKind.NO_FURTHER_ACTION;
  }
}
