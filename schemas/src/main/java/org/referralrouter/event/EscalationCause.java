package org.referralrouter.event;

/** Why somebody is told (lifecycle, L11 and L14). */
public enum EscalationCause {
  /** The agency is silent for longer than it may be. */
  OVERDUE,

  /** The agency passed the referral to one that had passed it to this agency. */
  REDIRECT_LOOP,

  /** The agency passed the referral to one that a conflict of interest bars. */
  CONFLICT_OF_INTEREST
}
