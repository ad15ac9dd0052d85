package org.referralrouter.notification.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.ReferralState;

/**
 * One line of an agency's list: ids, codes and times, nothing personal.
 *
 * @param number counts arrivals; a later revision keeps its referral's number
 * @param acknowledged null where the agency has not answered yet
 */
public record InboxLine(
    long number,
    UUID referralId,
    UUID concernId,
    int revision,
    ReferralState state,
    Urgency urgency,
    Instant issuedAt,
    @Nullable Instant acknowledgeBy,
    @Nullable Acknowledged acknowledged) {}
