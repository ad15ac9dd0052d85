package org.referralrouter.decision;

/** How soon an agency must acknowledge; the most urgent comes first. */
public enum Urgency {
  IMMEDIATE,
  URGENT,
  STANDARD
}
