package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Event;

/**
 * When a wait is overdue, the agency's duty manager is told, then the board, once each for each
 * time the agency was asked (L14).
 */
final class EscalationPolicy {
  private EscalationPolicy() {}

  /** What follows from silence until now. */
  static Routed overdue(UUID concernId, ConcernState state, Instant now) {
    ConcernState next = state;
    List<Event> events = new ArrayList<>();
    for (SentReferral sent : state.referrals().values()) {
      Waits waits = sent.waits();
      Waits told =
          waits
              .withReceipt(told(concernId, sent, AwaitedStep.RECEIPT, waits.receipt(), now, events))
              .withDecision(
                  told(concernId, sent, AwaitedStep.DECISION, waits.decision(), now, events));
      if (!told.equals(waits)) {
        next = next.with(sent.with(told));
      }
    }
    return new Routed(next, events, null);
  }

  private static Wait told(
      UUID concernId,
      SentReferral sent,
      AwaitedStep of,
      Wait wait,
      Instant now,
      List<Event> events) {
    if (!(wait instanceof Wait.Running running)) {
      return wait;
    }
    Instant next = running.nextEscalation();
    while (next != null && now.isAfter(next)) {
      boolean first = running.told() == Wait.Told.NOBODY;
      EscalationLevel level = first ? EscalationLevel.DUTY_MANAGER : EscalationLevel.BOARD;
      events.add(
          new Escalation(
              sent.key().id(concernId),
              concernId,
              sent.key().agency(),
              level,
              running.due(),
              now,
              of,
              EscalationCause.OVERDUE,
              sent.waits().asked()));
      running = running.told(first ? Wait.Told.DUTY_MANAGER : Wait.Told.BOARD);
      next = running.nextEscalation();
    }
    return running;
  }

  /** A redirect that leads nowhere: the duty manager is told at once (L11). */
  static Escalation atOnce(UUID concernId, SentReferral sent, EscalationCause cause, Instant now) {
    return new Escalation(
        sent.key().id(concernId),
        concernId,
        sent.key().agency(),
        EscalationLevel.DUTY_MANAGER,
        now,
        now,
        AwaitedStep.DECISION,
        cause,
        sent.waits().asked());
  }
}
