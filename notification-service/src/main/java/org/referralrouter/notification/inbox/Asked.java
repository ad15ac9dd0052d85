package org.referralrouter.notification.inbox;

import org.jspecify.annotations.Nullable;

/**
 * Who asks, and with which conditions.
 *
 * @param actor the OAuth client
 * @param idempotencyKey what a retry repeats; null where the content alone tells a retry
 * @param revision the revision that the asker has read; null where the asker does not say
 */
public record Asked(String actor, @Nullable String idempotencyKey, @Nullable Integer revision) {}
