package org.referralrouter.audit.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the steps may take whose time no agency's clock gives.
 *
 * @param decided from a concern's arrival to its decision
 * @param told from a referral's revision to the agency's being told
 */
public record StepLimits(Duration decided, Duration told) {
  /** By when a step must be done that began now; null where the referral itself says. */
  public @Nullable Instant due(Missing.Kind step, Instant begun) {
    return switch (step) {
      case DECISION -> begun.plus(decided);
      case DELIVERY -> begun.plus(told);
      case RECEIPT, AGENCY_DECISION -> null;
    };
  }
}
