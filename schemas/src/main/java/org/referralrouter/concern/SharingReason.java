package org.referralrouter.concern;

/** Why a concern is shared without consent, or without informing the parents. */
public enum SharingReason {
  RISK_TO_CHILD,
  RISK_TO_OTHERS,
  PREJUDICE_INVESTIGATION,
  UNJUSTIFIED_DELAY
}
