package org.referralrouter.routing.concern;

/** Why routing does not take an event. The event is set aside under this code, never dropped. */
public enum Refusal {
  /** An answer to a referral that was never sent to that agency. */
  UNKNOWN_REFERRAL,

  /** A release of a concern that has no embargo, or that is not known here yet. */
  RELEASE_WITHOUT_EMBARGO,

  /** A second release of an embargo that the police have released already. */
  RELEASE_REPEATED,

  /** A release by somebody who is not the police. */
  RELEASE_NOT_BY_POLICE
}
