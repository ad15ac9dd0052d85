package org.referralrouter.notification.inbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.TrialId;

/**
 * One line of an agency's list: ids, codes and times, nothing personal.
 *
 * @param number counts changes of the agency's referrals; a later revision gets a higher one
 * @param restricted whether only restricted readers see it (reading, K7)
 * @param overdue whether what is waited for should have been done already
 * @param escalated who has been told that it is overdue, for what is asked now; null where nobody
 * @param received the receipt of it, or a decision on it, that was taken last; null where none was
 * @param decision the decision that was taken last; null where none was
 */
public record InboxLine(
    long number,
    UUID referralId,
    UUID concernId,
    int revision,
    ReferralState state,
    Urgency urgency,
    boolean restricted,
    Instant issuedAt,
    @Nullable Instant receiptBy,
    @Nullable Instant decisionBy,
    Waiting waiting,
    boolean overdue,
    @Nullable EscalationLevel escalated,
    @Nullable TakenResponse received,
    @Nullable TakenResponse decision) {

  /** Whether it is of a trial, which is invented. */
  @JsonProperty
  public boolean test() {
    return TrialId.is(concernId);
  }
}
