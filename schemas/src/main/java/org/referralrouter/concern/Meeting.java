package org.referralrouter.concern;

/** How far a meeting between groomer and child has gone (paragraph 33). */
public enum Meeting {
  NONE,
  ARRANGED,
  TRAVELLED,
  TOOK_PLACE,
  UNKNOWN
}
