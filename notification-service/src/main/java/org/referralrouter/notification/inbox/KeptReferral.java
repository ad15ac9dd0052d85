package org.referralrouter.notification.inbox;

import java.util.UUID;

/**
 * A referral as it is kept.
 *
 * @param json the whole referral, as the agency sees it
 */
public record KeptReferral(UUID referralId, UUID concernId, int revision, String json) {
  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "KeptReferral[redacted]";
  }
}
