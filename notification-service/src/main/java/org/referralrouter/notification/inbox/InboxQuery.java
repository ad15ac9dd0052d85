package org.referralrouter.notification.inbox;

import org.jspecify.annotations.Nullable;
import org.referralrouter.event.ReferralState;

/**
 * Which referrals of an agency are asked for; null where the asker does not say.
 *
 * @param after the number of the last line that the asker has seen
 * @param limit the most lines
 */
public record InboxQuery(
    @Nullable ReferralState state,
    @Nullable Waiting waiting,
    @Nullable Boolean overdue,
    @Nullable Long after,
    int limit) {}
