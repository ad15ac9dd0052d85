package org.referralrouter.audit.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;

/**
 * Which entries are asked for; what is null does not narrow.
 *
 * @param from entries that happened then or later
 * @param to entries that happened before then
 * @param after entries behind the one with this id; 0 for the first page
 * @param limit at most so many
 */
public record EntryQuery(
    @Nullable UUID concern,
    @Nullable UUID referral,
    @Nullable Agency agency,
    @Nullable String type,
    @Nullable Topic topic,
    @Nullable String actor,
    @Nullable Instant from,
    @Nullable Instant to,
    long after,
    int limit) {}
