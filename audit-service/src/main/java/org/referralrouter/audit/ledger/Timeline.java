package org.referralrouter.audit.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Topic;

/**
 * What became of a concern; or of one of its referrals: its own entries, and those of the concern
 * that are about no other referral.
 *
 * @param referral null where it is the whole concern's
 */
public record Timeline(UUID concern, @Nullable UUID referral, List<Entry> entries) {
  private static final int PAGE = 1000;

  /** Whoever looks names a concern and a referral as they like. */
  private static final String LOOK = EntryType.of(Topic.ACCESS);

  public Timeline {
    entries = List.copyOf(entries);
  }

  /**
   * The timeline of a referral.
   *
   * @throws NoSuchElementException where the ledger knows none of this id
   */
  public static Timeline of(UUID referral, Ledger ledger) {
    UUID concern =
        ledger.find(query(null, referral, null, PAGE)).stream()
            .filter(entry -> !entry.facts().type().equals(LOOK))
            .findFirst()
            .orElseThrow(() -> new NoSuchElementException("The ledger knows no such referral"))
            .facts()
            .concernId();
    if (concern == null) {
      throw new NoSuchElementException("The referral's concern was erased");
    }
    return new Timeline(
        concern,
        referral,
        all(concern, ledger).stream()
            .filter(
                entry ->
                    entry.facts().referralId() == null
                        || referral.equals(entry.facts().referralId()))
            .toList());
  }

  /**
   * The timeline of a whole concern.
   *
   * @throws NoSuchElementException where the ledger knows none of this id
   */
  public static Timeline ofConcern(UUID concern, Ledger ledger) {
    List<Entry> entries = all(concern, ledger);
    if (entries.isEmpty()) {
      throw new NoSuchElementException("The ledger knows no such concern");
    }
    return new Timeline(concern, null, entries);
  }

  private static List<Entry> all(UUID concern, Ledger ledger) {
    List<Entry> entries = new ArrayList<>();
    EntryQuery.Place after = null;
    List<Entry> page;
    do {
      page = ledger.find(query(concern, null, after, PAGE));
      entries.addAll(page);
      after = page.isEmpty() ? null : page.getLast().place();
    } while (page.size() == PAGE);
    return entries;
  }

  private static EntryQuery query(
      @Nullable UUID concern,
      @Nullable UUID referral,
      EntryQuery.@Nullable Place after,
      int limit) {
    return new EntryQuery(
        concern, referral, null, null, null, null, null, null, null, after, limit);
  }
}
