package org.referralrouter.intake.publish;

/** Whether it is known how far the topic of concerns is. */
public interface TopicAhead {
  /**
   * Whether all decisions that there were at the start are read, so that every revision that the
   * topic holds is known by number.
   */
  boolean known();
}
