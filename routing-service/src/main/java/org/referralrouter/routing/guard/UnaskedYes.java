package org.referralrouter.routing.guard;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.referralrouter.decision.Decision;
import org.referralrouter.routing.procedure.RuleTable;

/**
 * What a yes would have added while nobody is asked for it. A rule that is bound to categories must
 * be routed or asked for in those. One that holds in any category may stay unasked in some
 * (reading, principle 2), as long as its fact is asked for in others.
 */
final class UnaskedYes {
  private static final Set<String> BINDING = Set.of("categories", "sexual", "images", "peer");

  private final Set<String> bound = new HashSet<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<String, Set<String>> unaskedByFact = new TreeMap<>();
  private final Set<String> unaskedInTheirCategory = new TreeSet<>();

  UnaskedYes(List<RuleTable> tables) {
    for (RuleTable table : tables) {
      for (RuleTable.Rule rule : table.rules()) {
        if (rule.conditions().keySet().stream().anyMatch(BINDING::contains)) {
          bound.add(rule.id());
        }
      }
    }
  }

  /** Notes what a decision asks for. */
  void hear(Decision decision) {
    decision.referrals().stream()
        .flatMap(referral -> referral.questions().stream())
        .forEach(question -> asked.add(question.fact()));
  }

  /**
   * Looks at what a yes would have added.
   *
   * @param of whose fact it is; empty where it is the concern's
   * @param unknown the decision without the answer
   * @param added the rules of what a yes adds to it
   */
  void look(String fact, String of, Decision unknown, Collection<String> added) {
    if (Principles.asks(unknown, fact, of)) {
      return;
    }
    for (String rule : added) {
      if (bound.contains(rule)) {
        unaskedInTheirCategory.add(rule + " (" + fact + ")");
      } else {
        unaskedByFact.computeIfAbsent(fact, _ -> new TreeSet<>()).add(rule + " (" + fact + ")");
      }
    }
  }

  /** The rules that break the principle, each with its fact. */
  Set<String> rules() {
    Set<String> rules = new TreeSet<>(unaskedInTheirCategory);
    unaskedByFact.forEach(
        (fact, unasked) -> {
          if (!asked.contains(fact)) {
            rules.addAll(unasked);
          }
        });
    return rules;
  }
}
