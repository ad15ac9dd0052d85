package org.referralrouter.routing.concern;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;

/** Tells the duty manager, and then the board, of each referral whose agency is silent. */
final class Escalating {
  private Escalating() {}

  static Routed.Taken overdue(ConcernState state, Instant now) {
    ConcernState next = state;
    List<Event> events = new ArrayList<>();
    for (SentReferral sent : state.referrals().values()) {
      Wait wait = sent.answer();
      while (due(wait.nextEscalation(), now)) {
        wait =
            switch (wait) {
              case Wait.WithAgency(var since, var due, var boardDue) -> {
                events.add(escalation(sent, EscalationLevel.DUTY_MANAGER, due, now));
                yield new Wait.WithDutyManager(since, due, boardDue);
              }
              case Wait.WithDutyManager(var since, var due, _) -> {
                events.add(escalation(sent, EscalationLevel.BOARD, due, now));
                yield new Wait.WithBoard(since, due);
              }
              case Wait.WithBoard _, Wait.Answered _, Wait.Ended _ -> wait;
            };
        next = next.with(new SentReferral(sent.referral(), wait));
      }
    }
    return new Routed.Taken(next, events);
  }

  private static boolean due(@Nullable Instant next, Instant now) {
    return next != null && !now.isBefore(next);
  }

  private static Escalation escalation(
      SentReferral sent, EscalationLevel level, Instant due, Instant now) {
    Referral referral = sent.referral();
    return new Escalation(
        referral.referralId(), referral.concernId(), referral.agency(), level, due, now);
  }
}
