package org.referralrouter.notification.api;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AcknowledgementOutcome;
import org.referralrouter.notification.inbox.Answer;
import org.referralrouter.notification.inbox.Release;

/** Reads what agencies send. */
final class AnswerBody {
  private AnswerBody() {}

  /** An acknowledgement by this agency. */
  static BodyReading<Answer> acknowledgement(byte[] json, Agency agency) {
    Body body = Body.of(json, Set.of("outcome", "by", "reason", "redirectedTo"));
    if (body == null) {
      return Body.unreadable();
    }
    AcknowledgementOutcome outcome = body.code("outcome", AcknowledgementOutcome.class, true);
    boolean accepted = outcome == null || outcome == AcknowledgementOutcome.ACCEPTED;
    boolean redirected = outcome == AcknowledgementOutcome.REDIRECTED;
    String by = body.text("by", true);
    String reason = body.text("reason", !accepted);
    Agency to = body.code("redirectedTo", Agency.class, redirected);
    if (to != null && outcome != null && !redirected) {
      body.problem("redirectedTo", "goes with the outcome REDIRECTED alone; leave it out");
    }
    if (to == agency) {
      body.problem("redirectedTo", "must be another agency than your own");
    }
    return body.content(() -> answer(outcome, by, reason, to));
  }

  /** Only after every check: what an outcome needs is there. */
  private static Answer answer(
      @Nullable AcknowledgementOutcome outcome,
      @Nullable String by,
      @Nullable String reason,
      @Nullable Agency to) {
    String who = Objects.requireNonNull(by);
    return switch (Objects.requireNonNull(outcome)) {
      case ACCEPTED -> new Answer.Accepted(who, reason);
      case NO_FURTHER_ACTION -> new Answer.NoFurtherAction(who, Objects.requireNonNull(reason));
      case REDIRECTED ->
          new Answer.Redirected(who, Objects.requireNonNull(reason), Objects.requireNonNull(to));
    };
  }

  /** The police's release of an embargo. */
  static BodyReading<Release> release(byte[] json) {
    Body body = Body.of(json, Set.of("officer", "reason"));
    if (body == null) {
      return Body.unreadable();
    }
    String officer = body.text("officer", true);
    String reason = body.text("reason", true);
    return body.content(
        () -> new Release(Objects.requireNonNull(officer), Objects.requireNonNull(reason)));
  }
}
