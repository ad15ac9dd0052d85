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
import org.referralrouter.concern.Person;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Handling;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;
import org.referralrouter.decision.Urgency;

/**
 * A referral while rules are gathered: all that goes to one agency about one subject (reading,
 * Words: merging).
 */
final class ReferralDraft {
  /** By length and then letters: C9 before C10, paragraph 9 before 16. */
  private static final Comparator<String> NATURAL =
      Comparator.comparing((String text) -> text.replaceAll("[0-9]", ""))
          .thenComparingInt(String::length)
          .thenComparing(Comparator.naturalOrder());

  private final Agency agency;
  private final @Nullable Person subject;
  private final Map<String, Purpose> purposes = new TreeMap<>();
  private final Set<Confidentiality> flags = new LinkedHashSet<>();
  private final Set<Handling> handling = new LinkedHashSet<>();
  private final Set<Question> questions = new LinkedHashSet<>();
  private Urgency urgency = Urgency.STANDARD;

  ReferralDraft(Agency agency, @Nullable Person subject) {
    this.agency = agency;
    this.subject = subject;
  }

  /** What it is called where several are told of: its agency, and whom it is about. */
  String label() {
    return subject == null ? agency.name() : agency + " (" + subject.ref() + ")";
  }

  Agency agency() {
    return agency;
  }

  @Nullable Person subject() {
    return subject;
  }

  Set<String> purposeCodes() {
    return purposes.keySet();
  }

  void add(Purpose purpose, Urgency howSoon) {
    purposes.merge(purpose.code(), purpose, ReferralDraft::joined);
    urgency = howSoon.compareTo(urgency) < 0 ? howSoon : urgency;
  }

  void add(Confidentiality flag) {
    flags.add(flag);
  }

  void add(Handling instruction) {
    handling.add(instruction);
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
    Set<String> all = new TreeSet<>(NATURAL);
    all.addAll(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  DecidedReferral decided() {
    return new DecidedReferral(
        agency,
        subject == null ? null : subject.ref(),
        urgency,
        List.copyOf(purposes.values()),
        sorted(flags, Comparator.comparing(Confidentiality::flag)),
        sorted(
            handling,
            Comparator.comparing(Handling::instruction)
                .thenComparing(Handling::paragraph, NATURAL)),
        sorted(
            questions,
            Comparator.comparing(Question::fact)
                .thenComparing(Question::of, Comparator.nullsFirst(Comparator.naturalOrder()))));
  }

  private static <T> List<T> sorted(Set<T> values, Comparator<T> order) {
    List<T> list = new ArrayList<>(values);
    list.sort(order);
    return list;
  }
}
