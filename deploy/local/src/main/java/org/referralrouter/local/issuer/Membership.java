package org.referralrouter.local.issuer;

/** How an agency's own system stands to this one. */
public enum Membership {
  /** Nobody has been given its secret: its client is there for whoever tries the system. */
  NOT_YET,

  /** It was given a secret. */
  ONBOARDED,

  /** It is let in no more, until it is onboarded again. */
  REVOKED
}
