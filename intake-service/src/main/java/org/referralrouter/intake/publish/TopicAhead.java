package org.referralrouter.intake.publish;

/** Whether it is known how far the topic of concerns is. */
@FunctionalInterface
public interface TopicAhead {
  /**
   * Whether the topic was read as far as it went at the start, so that every revision that it holds
   * is known by number.
   */
  boolean known();
}
