package org.referralrouter.event;

/** Who is told by a notification. */
public enum Audience {
  /** Everybody who reads the agency's referrals. */
  AGENCY,

  /** Those of the agency who may read what a colleague must not (rule K7). */
  RESTRICTED_READERS,

  /** The agency's duty manager, of its silence. */
  DUTY_MANAGER,

  /** The board, of an agency's silence. */
  BOARD,

  /** Whoever reported the concern, that there is news. */
  REPORTER
}
