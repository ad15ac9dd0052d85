package org.referralrouter.event;

/** What an agency says to a referral (lifecycle, L8 and L10 to L12). */
public enum ResponseKind {
  /** A person has read a revision. */
  RECEIVED,

  /** The agency acts on it. */
  ACCEPTED,

  /** The agency has looked at it and will not act; with a reason. */
  NO_FURTHER_ACTION,

  /** Another agency should act; with that agency and a reason. */
  REDIRECTED,

  /** A question that the referral carries is answered. */
  ANSWERED,

  /** The police allow the suspect to know; with a reason. */
  EMBARGO_RELEASED;

  /** Whether it says what the agency does with the referral, and so ends the wait for that. */
  public boolean decision() {
    return switch (this) {
      case ACCEPTED, NO_FURTHER_ACTION, REDIRECTED -> true;
      case RECEIVED, ANSWERED, EMBARGO_RELEASED -> false;
    };
  }
}
