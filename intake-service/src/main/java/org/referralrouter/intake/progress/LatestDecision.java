package org.referralrouter.intake.progress;

import java.time.Instant;
import java.util.List;
import org.referralrouter.decision.Advice;
import org.referralrouter.decision.Embargo;

/**
 * The latest decision of a concern.
 *
 * @param advice for the reporter, never instead of a referral
 */
public record LatestDecision(Instant at, Embargo embargo, List<Advice> advice) {
  public LatestDecision {
    advice = List.copyOf(advice);
  }
}
