package org.referralrouter.intake.progress;

import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.ResponseKind;

/**
 * How far one referral is. Revisions are of the referral, and 0 where there is none.
 *
 * @param told whether the agency was notified of it, or has answered
 * @param received the highest revision that a person at the agency has read or decided on
 * @param decision what the agency last said that it does; null where it has not
 * @param decided the revision that this decision was on
 * @param receiptOverdue the revision whose receipt was last waited for in vain
 * @param decisionOverdue the revision whose decision was last waited for in vain
 */
public record ReferralProgress(
    Agency agency,
    boolean told,
    int received,
    @Nullable ResponseKind decision,
    int decided,
    int receiptOverdue,
    int decisionOverdue) {

  boolean isReceived() {
    return received > 0;
  }

  /** Whether the agency acts or has said that it does not; what it passed on is received only. */
  boolean isDecided() {
    return decision == ResponseKind.ACCEPTED || decision == ResponseKind.NO_FURTHER_ACTION;
  }

  /**
   * Whether the agency is silent on what it was asked; an answer to something older ends nothing.
   */
  boolean isOverdue() {
    return receiptOverdue > received || decisionOverdue > decided;
  }
}
