package org.referralrouter.routing.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Question;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.procedure.RuleTable;

/**
 * Tries the principles (reading, Principles) on made-up concerns of every category. Each principle
 * is told once, with the rules that break it.
 */
final class Principles {
  static final String SILENCE = "silence is never an outcome";
  static final String AS_WIDE_AS_NO = "not knowing routes as widely as no";
  static final String ROUTED_OR_ASKED = "what yes would add is routed or asked";
  static final String APART = "one referral for each agency and subject";
  static final String SAME_TEXT = "the same facts give the same text";
  static final String NOTHING_LOWERS =
      "missing evidence or an adviser who was not asked removes nothing";
  static final String NOT_ALERTED = "nobody suspected is alerted";

  private final DecisionMaker procedure;
  private final Set<String> adviceAsAnOutcome;
  private final Set<String> forWantOfAnother;
  private final Set<String> embargoFlags;
  private final UnaskedYes unasked;
  private final Map<String, Set<String>> broken = new LinkedHashMap<>();
  private final Map<Concern, Decision> decided = new HashMap<>();

  private Principles(DecisionMaker decisions, ProcedureDirectory procedure) {
    List<RuleTable> tables = procedure.tables();
    this.procedure = decisions;
    this.unasked = new UnaskedYes(tables);
    this.embargoFlags = procedure.embargoFlagCodes().opening();
    this.adviceAsAnOutcome =
        rules(tables, rule -> "true".equals(rule.outputs().get("standsAlone")))
            .map(RuleTable.Rule::id)
            .collect(Collectors.toSet());
    this.forWantOfAnother = StandIns.purposes(tables);
  }

  private static Stream<RuleTable.Rule> rules(
      List<RuleTable> tables, Predicate<RuleTable.Rule> which) {
    return tables.stream().flatMap(table -> table.rules().stream()).filter(which);
  }

  /** The principles that a procedure breaks, on made-up concerns. */
  static List<Refusal> violations(ProcedureDirectory procedure) {
    return violations(procedure.decisions(), procedure, Probe.all());
  }

  /**
   * The principles that decisions by the tables of this procedure break, on these concerns.
   *
   * @param decisions as they are made by the tables
   */
  static List<Refusal> violations(
      DecisionMaker decisions, ProcedureDirectory procedure, Collection<Probe> probes) {
    Principles principles = new Principles(decisions, procedure);
    probes.forEach(principles::hold);
    Set<String> notAsked = principles.unasked.rules();
    if (!notAsked.isEmpty()) {
      principles.broken.put(ROUTED_OR_ASKED, notAsked);
    }
    List<Refusal> refusals = new ArrayList<>();
    principles.broken.forEach(
        (principle, where) ->
            refusals.add(new Refusal(Refusal.WHOLE, principle, "broken by " + where)));
    return refusals;
  }

  private void hold(Probe probe) {
    Decision decision = decide(probe);
    Granted granted = by(decision);
    unasked.hear(decision);
    if (isSilent(decision)) {
      breaks(SILENCE, probe.json().get("categories").toString());
    }
    if (!decision.equals(procedure.decide(probe.turned().concern(), Probe.DAY))) {
      breaks(SAME_TEXT, probe.json().get("categories").toString());
    }
    Decision bare = decide(probe.withoutEvidenceOrAdvice());
    granted.rulesOfWhatLacks(by(bare)).forEach(rule -> breaks(NOTHING_LOWERS, rule));
    apart(decision);
    suspectsAreSafe(decision);
    probe.answers().forEach(answer -> knowing(probe, answer));
  }

  private void knowing(Probe probe, String answer) {
    Decision unknown = decide(probe.with(answer, Answer.UNKNOWN));
    Granted whenUnknown = by(unknown);
    Granted whenNo = by(decide(probe.with(answer, Answer.NO)));
    Granted whenYes = by(decide(probe.with(answer, Answer.YES)));
    whenNo.rulesOfWhatLacks(whenUnknown).forEach(rule -> breaks(AS_WIDE_AS_NO, rule));
    unasked.hear(unknown);
    unasked.look(
        answer.substring(answer.lastIndexOf('/') + 1),
        probe.of(answer),
        unknown,
        whenYes.rulesOfWhatLacks(whenUnknown));
  }

  private Decision decide(Probe probe) {
    return decided.computeIfAbsent(
        probe.concern(), concern -> procedure.decide(concern, Probe.DAY));
  }

  private Granted by(Decision decision) {
    return Granted.by(decision, forWantOfAnother);
  }

  private boolean isSilent(Decision decision) {
    return decision.referrals().isEmpty()
        && decision.advice().stream()
            .noneMatch(advice -> adviceAsAnOutcome.contains(advice.rule()));
  }

  private void apart(Decision decision) {
    Set<String> seen = new HashSet<>();
    for (DecidedReferral referral : decision.referrals()) {
      if (!seen.add(referral.agency() + " " + referral.subject())) {
        breaks(APART, referral.agency().name());
      }
    }
  }

  /** An active embargo is told with every referral, so that whoever acts knows of it. */
  private void suspectsAreSafe(Decision decision) {
    if (decision.embargo() == Embargo.ACTIVE) {
      for (DecidedReferral referral : decision.referrals()) {
        if (referral.confidentiality().stream()
            .noneMatch(flag -> embargoFlags.contains(flag.flag()))) {
          breaks(NOT_ALERTED, "a referral to " + referral.agency());
        }
      }
    }
  }

  private void breaks(String principle, String where) {
    broken.computeIfAbsent(principle, _ -> new TreeSet<>()).add(where);
  }

  static boolean asks(Decision decision, String fact, String of) {
    return decision.referrals().stream()
        .flatMap(referral -> referral.questions().stream())
        .anyMatch(question -> isOf(question, fact, of));
  }

  private static boolean isOf(Question question, String fact, String of) {
    String whom = question.of() == null ? "" : question.of();
    return question.fact().equals(fact) && whom.equals(of);
  }
}
