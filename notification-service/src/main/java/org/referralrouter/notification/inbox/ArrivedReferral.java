package org.referralrouter.notification.inbox;

import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Referral;

/**
 * A referral as it came.
 *
 * @param traceParent the trace that it came with (W3C Trace Context); null where it had none
 */
public record ArrivedReferral(Referral referral, @Nullable String traceParent) {
  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "ArrivedReferral[redacted]";
  }
}
