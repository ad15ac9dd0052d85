package org.referralrouter.intake.progress;

import java.time.Instant;
import java.util.List;
import org.referralrouter.decision.Advice;
import org.referralrouter.decision.Embargo;

/**
 * The latest decision of a concern.
 *
 * @param revision the highest revision of the concern that a decision has named: the topic holds it
 * @param advice for the reporter, never instead of a referral
 */
public record LatestDecision(int revision, Instant at, Embargo embargo, List<Advice> advice) {
  public LatestDecision {
    advice = List.copyOf(advice);
  }
}
