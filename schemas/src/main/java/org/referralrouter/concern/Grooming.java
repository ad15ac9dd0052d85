package org.referralrouter.concern;

import org.jspecify.annotations.Nullable;

/**
 * What is known of grooming (paragraph 33).
 *
 * @param contactOccasions how often they met or communicated; null where unknown
 */
public record Grooming(@Nullable Integer contactOccasions, Meeting meeting) {

  public Grooming {
    meeting = Values.or(meeting, Meeting.UNKNOWN);
  }
}
