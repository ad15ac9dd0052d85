package org.referralrouter.audit.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one referral: its own entries, and those of its concern that are about no other
 * referral.
 */
public record Timeline(UUID concern, UUID referral, List<Entry> entries) {
  private static final int PAGE = 1000;

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
        ledger.find(query(null, referral, null, 1)).stream()
            .map(entry -> entry.facts().concernId())
            .findFirst()
            .orElseThrow();
    if (concern == null) {
      throw new NoSuchElementException("The referral's concern was erased");
    }
    List<Entry> entries = new ArrayList<>();
    EntryQuery.Place after = null;
    List<Entry> page;
    do {
      page = ledger.find(query(concern, null, after, PAGE));
      page.stream()
          .filter(
              entry ->
                  entry.facts().referralId() == null || referral.equals(entry.facts().referralId()))
          .forEach(entries::add);
      after = page.isEmpty() ? null : page.getLast().place();
    } while (page.size() == PAGE);
    return new Timeline(concern, referral, entries);
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
