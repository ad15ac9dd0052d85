package org.referralrouter.audit.page;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.api.EntryView;

/**
 * An entry in a list or a timeline.
 *
 * @param at when it happened
 * @param time the same in words
 * @param by who caused it
 * @param href of its own page
 */
record Line(
    String title,
    Instant at,
    String time,
    @Nullable String by,
    @Nullable UUID concern,
    @Nullable UUID referral,
    @Nullable String subject,
    boolean access,
    String href) {

  static List<Line> of(List<EntryView> entries) {
    return entries.stream().map(Line::of).toList();
  }

  private static Line of(EntryView entry) {
    return new Line(
        Words.title(entry),
        entry.at(),
        Words.time(entry.at()),
        entry.actor(),
        entry.concernId(),
        entry.referralId(),
        entry.subject(),
        Objects.equals(entry.type(), "AccessRecorded"),
        href(entry));
  }

  /** The page of an entry. */
  static String href(EntryView entry) {
    return "/auditor/entries/" + entry.log() + "/" + entry.index();
  }
}
