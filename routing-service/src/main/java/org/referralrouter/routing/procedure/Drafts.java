package org.referralrouter.routing.procedure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Person;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Urgency;

/**
 * The drafts of one decision: one for each agency and subject, in the order in which decisions list
 * them.
 */
final class Drafts {
  private record Key(Agency agency, @Nullable String subject) {}

  private final Map<Key, ReferralDraft> byKey =
      new TreeMap<>(
          Comparator.comparing(Key::agency)
              .thenComparing(Key::subject, Comparator.nullsFirst(Comparator.naturalOrder())));

  ReferralDraft to(Agency agency, @Nullable Person subject) {
    Key key = new Key(agency, subject == null ? null : subject.ref());
    return byKey.computeIfAbsent(key, _ -> new ReferralDraft(agency, subject));
  }

  /** Adds what each of these rows of a rule table sends. */
  void refer(List<Row> rows, @Nullable Person subject) {
    for (Row row : rows) {
      to(row.agency(), subject)
          .add(
              new Purpose(
                  row.text("purpose"),
                  row.texts("paragraphs"),
                  List.of(row.rule()),
                  row.value("basis", Basis.class)),
              row.value("urgency", Urgency.class));
    }
  }

  /**
   * Where a question to the agency about the person rides: its referral about that person, else
   * each to that agency.
   */
  List<ReferralDraft> carriers(Agency agency, @Nullable Person of) {
    ReferralDraft own = of == null ? null : byKey.get(new Key(agency, of.ref()));
    return own != null
        ? List.of(own)
        : byKey.values().stream().filter(draft -> agency.equals(draft.agency())).toList();
  }

  /** Whether any referral is about this person. */
  boolean anyAbout(String ref) {
    return byKey.keySet().stream().anyMatch(key -> ref.equals(key.subject()));
  }

  Collection<ReferralDraft> all() {
    return byKey.values();
  }
}
