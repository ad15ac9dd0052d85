package org.referralrouter.intake.submission;

import java.time.Instant;
import org.referralrouter.event.ConcernRevision;

/** Under which number each revision stands on {@code concerns.v1}. */
public interface RevisionNumbers {
  /**
   * The number under which a revision is published: its own, or one above what the topic is known
   * to hold where that is higher. The same at every call for the same revision.
   */
  int numberOf(ConcernRevision revision);

  /** Notes that a revision has reached its topic. */
  void published(ConcernRevision revision, Instant at);
}
