package org.referralrouter.routing.concern;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.referralrouter.concern.Category;
import org.referralrouter.concern.Concern;
import org.referralrouter.known.KnownFacts;

/** What is decided on: the known facts, and the day of receipt for ages. */
record DatedFacts(Concern known, LocalDate day) {
  static DatedFacts of(KnownFacts known, ZoneId zone) {
    return new DatedFacts(known.known(), known.receivedOn(zone));
  }

  DatedFacts about(Set<Category> categories) {
    return new DatedFacts(known.about(categories), day);
  }
}
