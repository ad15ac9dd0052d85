package org.referralrouter.routing.concern;

import java.util.UUID;

/** An acknowledgement of a referral that was never sent to that agency. */
public final class UnknownReferral extends RuntimeException {
  UnknownReferral(UUID referralId) {
    super("No referral " + referralId + " was sent to the agency that acknowledges it");
  }
}
