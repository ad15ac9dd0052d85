package org.referralrouter.intake.submission;

import org.referralrouter.event.ConcernRevision;

/**
 * Under which number each amendment stands on {@code concerns.v1}; a first revision always stands
 * under its own.
 */
public interface RevisionNumbers {
  /**
   * The number under which a revision is published: its own, or one above what the topic is known
   * to hold where that is higher. The same at every call for the same revision.
   */
  int numberOf(ConcernRevision revision);
}
