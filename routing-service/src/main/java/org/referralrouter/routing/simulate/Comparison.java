package org.referralrouter.routing.simulate;

import static org.referralrouter.routing.simulate.Change.NOTHING;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;
import org.referralrouter.routing.simulate.Change.Effect;

/**
 * Holds two decisions on one concern side by side.
 *
 * @param changes all that differs
 * @param lost how many referrals are sent now and would not be
 * @param gained how many are not sent now and would be
 * @param changed how many would be sent with another content
 */
record Comparison(List<Change> changes, int lost, int gained, int changed) {
  Comparison {
    changes = List.copyOf(changes);
  }

  private record Addressed(Agency agency, String subject) {}

  /**
   * Of two decisions.
   *
   * @param standIns the purposes of referrals that stand for nothing else having been found
   */
  static Comparison of(Decision current, Decision candidate, Set<String> standIns) {
    Map<Addressed, DecidedReferral> now = byAddress(current);
    Map<Addressed, DecidedReferral> then = byAddress(candidate);
    Questions asked = new Questions(candidate);
    List<DecidedReferral> lost = beyond(now, then);
    List<DecidedReferral> gained = beyond(then, now);
    List<Change> changes = new ArrayList<>();
    for (DecidedReferral sent : lost) {
      boolean replaced =
          !gained.isEmpty() && isStandIn(sent, standIns) && asked.all(sent.questions());
      changes.add(referral(replaced ? Effect.OTHER : Effect.WEAKER, sent, summary(sent), NOTHING));
    }
    gained.forEach(sent -> changes.add(referral(Effect.STRONGER, sent, NOTHING, summary(sent))));
    int changed = 0;
    for (Map.Entry<Addressed, DecidedReferral> sent : now.entrySet()) {
      DecidedReferral other = then.get(sent.getKey());
      if (other != null && !other.equals(sent.getValue())) {
        changed++;
        changes.addAll(ReferralComparison.of(sent.getValue(), other, asked));
      }
    }
    embargo(current, candidate, changes);
    besideReferrals("advice", advice(current), advice(candidate), changes);
    besideReferrals("not referred", notReferred(current), notReferred(candidate), changes);
    return new Comparison(changes, lost.size(), gained.size(), changed);
  }

  /** The questions of a decision, whoever is asked. */
  record Questions(Decision decision) {
    boolean all(Collection<Question> questions) {
      return questions.stream().allMatch(this::has);
    }

    boolean has(Question question) {
      return decision.referrals().stream()
          .flatMap(referral -> referral.questions().stream())
          .anyMatch(
              other ->
                  other.fact().equals(question.fact())
                      && Objects.equals(other.of(), question.of()));
    }
  }

  private static boolean isStandIn(DecidedReferral referral, Set<String> standIns) {
    return referral.purposes().stream().map(Purpose::code).allMatch(standIns::contains);
  }

  private static List<DecidedReferral> beyond(
      Map<Addressed, DecidedReferral> some, Map<Addressed, DecidedReferral> others) {
    return some.entrySet().stream()
        .filter(sent -> !others.containsKey(sent.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Map<Addressed, DecidedReferral> byAddress(Decision decision) {
    Map<Addressed, DecidedReferral> byAddress = new LinkedHashMap<>();
    for (DecidedReferral referral : decision.referrals()) {
      String subject = referral.subject() == null ? "" : referral.subject();
      byAddress.put(new Addressed(referral.agency(), subject), referral);
    }
    return byAddress;
  }

  private static Change referral(
      Effect effect, DecidedReferral referral, String before, String after) {
    return new Change(
        effect, referral.agency(), "referral", before, after, ReferralComparison.rules(referral));
  }

  private static String summary(DecidedReferral referral) {
    return referral.urgency()
        + " "
        + referral.purposes().stream().map(Purpose::code).collect(Collectors.joining(" "));
  }

  private static void embargo(Decision current, Decision candidate, List<Change> changes) {
    if (current.embargo() != candidate.embargo()) {
      changes.add(
          new Change(
              current.embargo() == Embargo.ACTIVE ? Effect.WEAKER : Effect.STRONGER,
              null,
              "embargo",
              current.embargo().name(),
              candidate.embargo().name(),
              Set.of()));
    }
  }

  /** Advice, and what is told of those who were not referred. */
  private static void besideReferrals(
      String aspect, Map<String, String> now, Map<String, String> then, List<Change> changes) {
    now.forEach(
        (said, rule) -> {
          if (!then.containsKey(said)) {
            changes.add(new Change(Effect.WEAKER, null, aspect, said, NOTHING, rules(rule)));
          } else if (!rule.equals(then.get(said))) {
            changes.add(
                new Change(
                    Effect.OTHER,
                    null,
                    aspect + " " + said,
                    rule,
                    String.valueOf(then.get(said)),
                    rules(rule)));
          }
        });
    then.forEach(
        (said, rule) -> {
          if (!now.containsKey(said)) {
            changes.add(new Change(Effect.STRONGER, null, aspect, NOTHING, said, rules(rule)));
          }
        });
  }

  private static Set<String> rules(String authority) {
    return authority.isEmpty() ? Set.of() : new TreeSet<>(Set.of(authority.split(" ", 2)[0]));
  }

  private static Map<String, String> advice(Decision decision) {
    Map<String, String> advice = new LinkedHashMap<>();
    decision
        .advice()
        .forEach(each -> advice.put(each.code(), each.rule() + " ¶" + each.paragraph()));
    return advice;
  }

  private static Map<String, String> notReferred(Decision decision) {
    Map<String, String> notReferred = new LinkedHashMap<>();
    decision
        .notReferred()
        .forEach(
            each ->
                notReferred.put(each.agency() + " " + each.reason() + " ¶" + each.paragraph(), ""));
    return notReferred;
  }
}
