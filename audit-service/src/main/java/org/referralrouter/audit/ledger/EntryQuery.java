package org.referralrouter.audit.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/**
 * Which entries are asked for; what is null does not narrow.
 *
 * @param person the ref of a person in the concern, which must be given too
 * @param topic a topic's name, which may have ended
 * @param from entries that happened then or later
 * @param to entries that happened before then
 * @param after entries behind this place; null for the first page
 * @param limit at most so many
 */
public record EntryQuery(
    @Nullable UUID concern,
    @Nullable UUID referral,
    @Nullable String person,
    @Nullable Agency agency,
    @Nullable String type,
    @Nullable String topic,
    @Nullable String actor,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Place after,
    int limit) {

  /** The same question for another page. */
  public EntryQuery from(@Nullable Place behind, int atMost) {
    return new EntryQuery(
        concern, referral, person, agency, type, topic, actor, from, to, behind, atMost);
  }

  /**
   * An entry's place in the ledger's total order: by time, then by log, then by index.
   *
   * @param log the log's number in this ledger
   */
  public record Place(Instant at, int log, long index) {}
}
