package org.referralrouter.intake.progress;

import java.util.List;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.ResponseOutcome;

/**
 * What is kept of each concern's progress: ids, codes and times, nothing of anybody. Doing any of
 * it again changes nothing, in whatever order.
 */
public interface Progress {
  /** The topic of concerns holds these revisions; those that are unknown here are kept. */
  void seen(List<ConcernRevision> revisions);

  /** The topic of concerns lost records: what it lacks is to be published again. */
  void topicIsShorter();

  /**
   * A decision, unless a later one is kept; with the referrals that it makes, and the revision that
   * it shows the topic to hold.
   */
  void decided(DecisionMade decision);

  /** An agency was notified of a referral. */
  void told(NotificationOutcome notification);

  /** A response that routing took. */
  void responded(ResponseOutcome response);

  /** An agency is silent. */
  void overdue(Escalation escalation);
}
