package org.referralrouter.routing.concern;

import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;

/**
 * A referral as it was last sent, and the wait for its agency's answer.
 *
 * @param referral its highest revision
 */
public record SentReferral(Referral referral, Wait answer) {
  boolean open() {
    return referral.state() == ReferralState.OPEN;
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "SentReferral[redacted]";
  }
}
