package org.referralrouter.intake.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Audience;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.Erasure;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Event;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.ProcedureInForce;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;

/**
 * Keeps what becomes of concerns, and has reporters told when Social Care decides or is overdue
 * (lifecycle, L15).
 */
public final class ProgressLog {
  private static final Set<ResponseKind> DECIDED =
      EnumSet.of(ResponseKind.ACCEPTED, ResponseKind.NO_FURTHER_ACTION);
  private static final Set<Audience> OF_AN_AGENCY =
      EnumSet.of(Audience.AGENCY, Audience.RESTRICTED_READERS);

  private final Progress progress;
  private final ReporterPost post;
  private final Duration newsFor;
  private final Clock clock;

  /**
   * Keeps it there, and tells reporters by this post.
   *
   * @param newsFor for how long something is news: topics are read anew after a restore
   */
  public ProgressLog(Progress progress, ReporterPost post, Duration newsFor, Clock clock) {
    this.progress = progress;
    this.post = post;
    this.newsFor = newsFor;
    this.clock = clock;
  }

  /** The topic of concerns holds these revisions; the same again change nothing. */
  public void seen(List<ConcernRevision> revisions) {
    progress.seen(revisions);
  }

  /** The topic of concerns lost records that it had. */
  public void topicIsShorter() {
    progress.topicIsShorter();
  }

  /** Keeps what an event says of a concern; the same event again changes nothing. */
  public void take(Event event) {
    switch (event) {
      case ConcernRevision revision -> progress.seen(List.of(revision));
      case DecisionMade decision -> progress.decided(decision);
      case ResponseOutcome response when response.refusal() == null -> taken(response);
      case Escalation escalation when escalation.cause() == EscalationCause.OVERDUE ->
          overdue(escalation);
      case NotificationOutcome notification when notification.audience() == Audience.REPORTER ->
          post.told(notification);
      case NotificationOutcome notification when told(notification) -> progress.told(notification);
      case ResponseOutcome _,
          Escalation _,
          NotificationOutcome _,
          AccessRecorded _,
          Erasure _,
          ProcedureInForce _,
          Referral _,
          Response _ -> {}
    }
  }

  private void taken(ResponseOutcome response) {
    progress.responded(response);
    if (Agency.SOCIAL_CARE.equals(response.agency())
        && DECIDED.contains(response.kind())
        && isNew(response.at())) {
      post.tell(ReporterNews.of(response));
    }
  }

  private void overdue(Escalation escalation) {
    progress.overdue(escalation);
    // The board is told of the same silence; it is no further news.
    if (Agency.SOCIAL_CARE.equals(escalation.agency())
        && escalation.level() == EscalationLevel.DUTY_MANAGER
        && isNew(escalation.at())) {
      post.tell(ReporterNews.of(escalation));
    }
  }

  private static boolean told(NotificationOutcome notification) {
    return notification.outcome() == DeliveryOutcome.SENT
        && OF_AN_AGENCY.contains(notification.audience());
  }

  private boolean isNew(Instant at) {
    return clock.instant().isBefore(at.plus(newsFor));
  }
}
