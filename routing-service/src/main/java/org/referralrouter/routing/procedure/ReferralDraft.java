package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;
import org.referralrouter.decision.Urgency;

/**
 * A referral while rules are gathered: all that goes to one agency about one subject (reading,
 * Words: merging).
 */
final class ReferralDraft {
  private final Agency agency;
  private final @Nullable PersonFacts subject;
  private final Map<String, Purpose> purposes = new TreeMap<>();
  private final Set<Question> questions = new LinkedHashSet<>();
  private Urgency urgency = Urgency.STANDARD;

  ReferralDraft(Agency agency, @Nullable PersonFacts subject) {
    this.agency = agency;
    this.subject = subject;
  }

  /** What it is called where several are told of: its agency, and whom it is about. */
  String label() {
    return subject == null ? agency.name() : agency + " (" + ref() + ")";
  }

  /** The ref of whom it is about; null for the concern itself. */
  @Nullable String ref() {
    return subject == null ? null : subject.person().ref();
  }

  Agency agency() {
    return agency;
  }

  @Nullable PersonFacts subject() {
    return subject;
  }

  Set<String> purposeCodes() {
    return purposes.keySet();
  }

  void add(Purpose purpose, Urgency howSoon) {
    purposes.merge(purpose.code(), purpose, ReferralDraft::joined);
    urgency = howSoon.compareTo(urgency) < 0 ? howSoon : urgency;
  }

  void add(Question question) {
    questions.add(question);
  }

  private static Purpose joined(Purpose one, Purpose other) {
    return new Purpose(
        one.code(),
        union(one.paragraphs(), other.paragraphs()),
        union(one.rules(), other.rules()),
        one.basis() == Basis.EXPLICIT ? Basis.EXPLICIT : other.basis());
  }

  private static List<String> union(List<String> some, List<String> more) {
    Set<String> all = new TreeSet<>(NaturalOrder.OF_CODES);
    all.addAll(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** The referral, with what the tables put on it. */
  DecidedReferral decided(Marks marks) {
    List<Question> asked = new ArrayList<>(questions);
    asked.sort(
        Comparator.comparing(Question::fact)
            .thenComparing(Question::of, Comparator.nullsFirst(Comparator.naturalOrder())));
    return new DecidedReferral(
        agency,
        ref(),
        urgency,
        List.copyOf(purposes.values()),
        marks.confidentiality(),
        marks.handling(),
        asked);
  }
}
