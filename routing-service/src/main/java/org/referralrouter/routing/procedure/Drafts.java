package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;

/**
 * The drafts of one decision: one for each agency and subject, in the order in which decisions list
 * them.
 */
final class Drafts {
  private static final Comparator<ReferralDraft> ORDER =
      Comparator.comparing(ReferralDraft::agency)
          .thenComparing(ReferralDraft::ref, Comparator.nullsFirst(Comparator.naturalOrder()));

  /** Few enough to be looked through. */
  private final List<ReferralDraft> drafts = new ArrayList<>();

  ReferralDraft to(Agency agency, @Nullable PersonFacts subject) {
    ReferralDraft known = find(agency, subject);
    if (known != null) {
      return known;
    }
    ReferralDraft draft = new ReferralDraft(agency, subject);
    drafts.add(draft);
    return draft;
  }

  private @Nullable ReferralDraft find(Agency agency, @Nullable PersonFacts subject) {
    String ref = subject == null ? null : subject.person().ref();
    for (ReferralDraft draft : drafts) {
      if (draft.agency().equals(agency) && Objects.equals(draft.ref(), ref)) {
        return draft;
      }
    }
    return null;
  }

  /** Adds what each of these rows of a rule table sends. */
  void refer(List<Row> rows, @Nullable PersonFacts subject) {
    for (Row row : rows) {
      to(row.agency(), subject).add(row.purpose(), row.urgency());
    }
  }

  /**
   * Where a question to the agency about the person rides: its referral about that person, else
   * each to that agency.
   */
  List<ReferralDraft> carriers(Agency agency, @Nullable PersonFacts of) {
    ReferralDraft own = of == null ? null : find(agency, of);
    return own != null
        ? List.of(own)
        : drafts.stream().filter(draft -> agency.equals(draft.agency())).toList();
  }

  /** Whether any referral is about this person. */
  boolean anyAbout(String ref) {
    for (ReferralDraft draft : drafts) {
      if (ref.equals(draft.ref())) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is none. */
  boolean isEmpty() {
    return drafts.isEmpty();
  }

  /** All of them, in the order in which decisions list them. */
  List<ReferralDraft> all() {
    drafts.sort(ORDER);
    return drafts;
  }
}
