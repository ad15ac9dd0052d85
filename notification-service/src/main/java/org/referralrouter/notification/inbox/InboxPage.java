package org.referralrouter.notification.inbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of an agency's list, last changed first.
 *
 * @param next what {@code after} must be for the next page; null on the last one
 */
public record InboxPage(List<InboxLine> referrals, @Nullable String next) {
  public InboxPage {
    referrals = List.copyOf(referrals);
  }

  /** A page of at most this many of the lines; one line more says that another page follows. */
  static InboxPage of(List<InboxLine> lines, int limit) {
    return lines.size() <= limit
        ? new InboxPage(lines, null)
        : new InboxPage(lines.subList(0, limit), Long.toString(lines.get(limit - 1).number()));
  }
}
