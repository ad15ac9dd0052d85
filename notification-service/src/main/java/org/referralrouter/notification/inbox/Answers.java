package org.referralrouter.notification.inbox;

import java.time.Instant;
import java.util.UUID;

/** The answers that agencies have given, remembered so that a retry is not a second answer. */
public interface Answers {
  /** What is known of an answer. */
  enum Memory {
    /** It is given for the first time, and now remembered. */
    NEW,
    /** The same answer was given before. */
    SAME,
    /** Another answer was given before under the same key. */
    ANOTHER
  }

  /**
   * Remembers an answer.
   *
   * @param answerId what a retry repeats
   * @param contentId what the answer says, as an id derived from it
   */
  Memory remember(UUID answerId, UUID contentId, Instant at);
}
