package org.referralrouter.intake.progress;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.DerivedId;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.ResponseOutcome;

/**
 * Something of which a reporter is told that there is news, and nothing else.
 *
 * @param newsId the same for the same news
 * @param referralRevision the revision that was decided on, or was waited for in vain
 * @param escalationId where the agency is overdue
 */
public record ReporterNews(
    UUID newsId,
    UUID concernId,
    UUID referralId,
    int referralRevision,
    @Nullable UUID escalationId) {

  static ReporterNews of(ResponseOutcome decision) {
    return new ReporterNews(
        DerivedId.of(
            decision.referralId(),
            "news",
            decision.kind().name(),
            Integer.toString(decision.referralRevision())),
        decision.concernId(),
        decision.referralId(),
        decision.referralRevision(),
        null);
  }

  static ReporterNews of(Escalation overdue) {
    return new ReporterNews(
        DerivedId.of(
            overdue.referralId(), "news", overdue.of().name(), Integer.toString(overdue.asked())),
        overdue.concernId(),
        overdue.referralId(),
        overdue.asked(),
        overdue.eventId());
  }
}
