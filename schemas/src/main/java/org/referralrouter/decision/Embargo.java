package org.referralrouter.decision;

/** Whether the suspect must not be alerted (paragraph 17). */
public enum Embargo {
  /** Nothing is held back on account of a suspect. */
  NONE,

  /** Nobody suspected may be alerted until the police allow it. */
  ACTIVE,

  /** The police have allowed it, with a reason and an officer's name. */
  RELEASED
}
