package org.referralrouter.notification.inbox;

import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AcknowledgementOutcome;

/** What an agency says to a referral, with what each outcome must come with. */
public sealed interface Answer {
  /** Who answers for the agency. */
  String by();

  /** Why; null where an accepting agency gives no reason. */
  @Nullable String reason();

  /** It acts on it. */
  record Accepted(String by, @Nullable String reason) implements Answer {
    @Override
    public String toString() {
      return "Accepted[redacted]";
    }
  }

  /** It will not act, and says why. */
  record NoFurtherAction(String by, String reason) implements Answer {
    @Override
    public String toString() {
      return "NoFurtherAction[redacted]";
    }
  }

  /** Another agency should act. */
  record Redirected(String by, String reason, Agency to) implements Answer {
    @Override
    public String toString() {
      return "Redirected[redacted]";
    }
  }

  /** The outcome's code. */
  default AcknowledgementOutcome outcome() {
    return switch (this) {
      case Accepted _ -> AcknowledgementOutcome.ACCEPTED;
      case NoFurtherAction _ -> AcknowledgementOutcome.NO_FURTHER_ACTION;
      case Redirected _ -> AcknowledgementOutcome.REDIRECTED;
    };
  }

  /** The agency that should act instead, where there is one. */
  default @Nullable Agency redirectedTo() {
    return switch (this) {
      case Accepted _, NoFurtherAction _ -> null;
      case Redirected(_, _, var to) -> to;
    };
  }
}
