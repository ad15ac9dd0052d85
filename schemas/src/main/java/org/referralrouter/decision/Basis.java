package org.referralrouter.decision;

/** Whether the procedure says so itself, or the board has read it so. */
public enum Basis {
  /** The paragraph says so. */
  EXPLICIT,

  /** The board has decided so where the text is silent or only hints. */
  INTERPRETATION,

  /** Not told to the reader, since it would tell the category while the embargo is active (L8). */
  WITHHELD
}
