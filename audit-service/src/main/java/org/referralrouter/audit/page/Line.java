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

  static List<Line> of(List<EntryView> entries, AgencyNames names) {
    return entries.stream().map(entry -> of(entry, names)).toList();
  }

  private static Line of(EntryView entry, AgencyNames names) {
    return new Line(
        EntryTitle.of(entry, names),
        entry.at(),
        Words.time(entry.at()),
        by(entry, names),
        entry.concernId(),
        entry.referralId(),
        entry.subject(),
        Objects.equals(entry.type(), "AccessRecorded"),
        href(entry));
  }

  /** A response is its agency's, whose topic it came by; who said it there is personal. */
  private static @Nullable String by(EntryView entry, AgencyNames names) {
    return entry.type().equals("Response") ? names.of(entry.agency()) : entry.actor();
  }

  /** The page of an entry. */
  static String href(EntryView entry) {
    return "/auditor/entries/" + entry.log() + "/" + entry.index();
  }
}
