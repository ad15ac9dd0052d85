package org.referralrouter.routing.simulate;

import static org.referralrouter.routing.simulate.Change.NOTHING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;
import org.referralrouter.routing.simulate.Change.Effect;

/** Holds two forms of one referral side by side. */
final class ReferralComparison {
  private final Agency agency;
  private final List<Change> changes = new ArrayList<>();

  private ReferralComparison(Agency agency) {
    this.agency = agency;
  }

  /**
   * Of one referral.
   *
   * @param asked the questions of the whole other decision: one that another agency is asked then
   *     is not lost
   */
  static List<Change> of(DecidedReferral now, DecidedReferral then, Comparison.Questions asked) {
    ReferralComparison comparison = new ReferralComparison(now.agency());
    comparison.urgency(now, then);
    comparison.lines("purpose", purposes(now), purposes(then));
    comparison.lines("flag", flags(now), flags(then));
    comparison.lines("handling", handling(now), handling(then));
    Map<String, Line> questions = questions(now.questions());
    Map<String, Line> others = questions(then.questions());
    Map<String, Line> moved = questions(now.questions().stream().filter(asked::has).toList());
    moved.keySet().removeAll(others.keySet());
    moved.forEach(
        (question, line) ->
            comparison.add(
                Effect.OTHER, "question", question, "asked of another agency", line.rules()));
    questions.keySet().removeAll(moved.keySet());
    comparison.lines("question", questions, others);
    return comparison.changes;
  }

  /** The rules that send it. */
  static Set<String> rules(DecidedReferral referral) {
    return referral.purposes().stream()
        .flatMap(purpose -> purpose.rules().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Something that a referral carries.
   *
   * @param authority by what paragraph, rule and basis
   */
  private record Line(String authority, Set<String> rules) {}

  private void urgency(DecidedReferral now, DecidedReferral then) {
    int later = then.urgency().compareTo(now.urgency());
    if (later != 0) {
      changes.add(
          new Change(
              later > 0 ? Effect.WEAKER : Effect.STRONGER,
              agency,
              "urgency",
              now.urgency().name(),
              then.urgency().name(),
              rules(then)));
    }
  }

  private void lines(String kind, Map<String, Line> now, Map<String, Line> then) {
    now.forEach(
        (code, line) -> {
          Line other = then.get(code);
          if (other == null) {
            add(Effect.WEAKER, kind, code, NOTHING, line.rules());
          } else if (!other.equals(line)) {
            Set<String> rules = new TreeSet<>(line.rules());
            rules.addAll(other.rules());
            add(Effect.OTHER, kind + " " + code, line.authority(), other.authority(), rules);
          }
        });
    then.forEach(
        (code, line) -> {
          if (!now.containsKey(code)) {
            add(Effect.STRONGER, kind, NOTHING, code, line.rules());
          }
        });
  }

  private void add(Effect effect, String aspect, String before, String after, Set<String> rules) {
    changes.add(new Change(effect, agency, aspect, before, after, rules));
  }

  private static Map<String, Line> purposes(DecidedReferral referral) {
    return byCode(
        referral.purposes(),
        Purpose::code,
        purpose ->
            new Line(
                authority(purpose.paragraphs(), purpose.rules(), purpose.basis().name()),
                Set.copyOf(purpose.rules())));
  }

  private static Map<String, Line> flags(DecidedReferral referral) {
    return byCode(
        referral.confidentiality(),
        Confidentiality::flag,
        flag ->
            new Line(
                authority(List.of(flag.paragraph()), List.of(flag.rule()), flag.basis().name()),
                Set.of(flag.rule())));
  }

  private static Map<String, Line> handling(DecidedReferral referral) {
    return byCode(
        referral.handling(),
        handling -> handling.instruction() + " (paragraph " + handling.paragraph() + ")",
        handling ->
            new Line(
                authority(List.of(handling.paragraph()), List.of(handling.rule()), ""),
                Set.of(handling.rule())));
  }

  private static Map<String, Line> questions(List<Question> questions) {
    return byCode(
        questions,
        question -> question.fact() + (question.of() == null ? "" : " of a person"),
        question ->
            new Line(
                authority(List.of(question.paragraph()), List.of(question.rule()), ""),
                Set.of(question.rule())));
  }

  private static String authority(List<String> paragraphs, List<String> rules, String basis) {
    return ("¶" + String.join(" ", paragraphs) + " " + String.join(" ", rules) + " " + basis)
        .strip();
  }

  private static <T> Map<String, Line> byCode(
      List<T> all, Function<T, String> code, Function<T, Line> line) {
    Map<String, Line> byCode = new LinkedHashMap<>();
    all.forEach(each -> byCode.put(code.apply(each), line.apply(each)));
    return byCode;
  }
}
