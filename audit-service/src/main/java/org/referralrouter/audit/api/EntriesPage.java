package org.referralrouter.audit.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Entry;

/**
 * A page of entries.
 *
 * @param next the {@code after} of the next page; null where this one is the last for now
 */
public record EntriesPage(List<EntryView> entries, @Nullable String next) {

  static EntriesPage of(List<Entry> entries, int limit) {
    return new EntriesPage(
        entries.stream().map(EntryView::of).toList(),
        entries.size() < limit ? null : PageToken.of(entries.getLast().place()));
  }
}
