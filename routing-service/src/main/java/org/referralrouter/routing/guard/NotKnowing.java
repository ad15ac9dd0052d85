package org.referralrouter.routing.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Category;
import org.referralrouter.routing.procedure.CategoryGroups;
import org.referralrouter.routing.procedure.DecisionTable;
import org.referralrouter.routing.procedure.FactDomain;
import org.referralrouter.routing.procedure.FactDomains;
import org.referralrouter.routing.procedure.Facts;
import org.referralrouter.routing.procedure.Row;
import org.referralrouter.routing.procedure.RuleTable;

/**
 * Holds a rule table to the second principle by exhausting it: for each purpose, and each
 * combination of all that its rows ask about, whatever is sent where an answer is NO is sent where
 * it is UNKNOWN. Of facts that hold several values, sets of one and of two are tried, of every
 * value that a cell names and of one that behaves like each of the others.
 */
final class NotKnowing {
  private static final Set<String> ANSWERS =
      Set.of(Answer.YES.name(), Answer.NO.name(), Answer.UNKNOWN.name());

  private final DecisionTable table;
  private final CategoryGroups groups;
  private final FactDomains domains;
  private final RuleTable text;

  private NotKnowing(DecisionTable table, CategoryGroups groups, FactDomains facts) {
    this.table = table;
    this.domains = facts;
    this.groups = groups;
    this.text = table.text();
  }

  /** The rows that not knowing an answer would take away. */
  static List<Refusal> refusals(DecisionTable table, CategoryGroups groups, FactDomains facts) {
    return new NotKnowing(table, groups, facts).refusals();
  }

  private List<Refusal> refusals() {
    Map<String, List<RuleTable.Rule>> purposes = new LinkedHashMap<>();
    for (RuleTable.Rule rule : text.rules()) {
      if (rule.outputs().containsKey("purpose")) {
        purposes
            .computeIfAbsent(
                rule.outputs().get("agency") + " " + rule.outputs().get("purpose"),
                _ -> new ArrayList<>())
            .add(rule);
      }
    }
    List<Refusal> refusals = new ArrayList<>();
    for (List<RuleTable.Rule> same : purposes.values()) {
      asked(same).stream()
          .filter(fact -> domains.get(fact).codes().equals(ANSWERS))
          .forEach(answer -> lost(same, answer).forEach(rule -> refusals.add(lost(rule, answer))));
    }
    return refusals;
  }

  private Refusal lost(String rule, String answer) {
    return new Refusal(
        text.file(),
        rule,
        Principles.AS_WIDE_AS_NO + ": it applies where " + answer + " is NO and not where UNKNOWN");
  }

  /** The rows of a purpose that apply at NO, where none of that purpose applies at UNKNOWN. */
  private Set<String> lost(List<RuleTable.Rule> same, String answer) {
    Set<String> others = asked(same);
    others.remove(answer);
    List<FactDomain> narrow = new ArrayList<>();
    for (String input : table.inputs()) {
      narrow.add(narrowed(domains.get(input), same));
    }
    Set<String> ids = new LinkedHashSet<>(same.stream().map(RuleTable.Rule::id).toList());
    Set<String> lost = new TreeSet<>();
    new FactSpace(table.layout(), narrow, groups)
        .any(
            others,
            facts -> {
              Set<String> no = met(facts.with(answer, Answer.NO.name()), ids);
              if (!no.isEmpty() && met(facts.with(answer, Answer.UNKNOWN.name()), ids).isEmpty()) {
                lost.addAll(no);
              }
              return false;
            });
    return lost;
  }

  private Set<String> met(Facts facts, Set<String> ids) {
    Set<String> met = new TreeSet<>();
    for (Row row : table.rows(facts)) {
      met.add((String) row.outputs().get("rule"));
    }
    met.retainAll(ids);
    return met;
  }

  private Set<String> asked(List<RuleTable.Rule> rules) {
    Set<String> asked = new TreeSet<>();
    for (RuleTable.Rule rule : rules) {
      rule.conditions().forEach((column, cell) -> asked.addAll(table.facts(column, cell)));
    }
    return asked;
  }

  private FactDomain narrowed(FactDomain domain, List<RuleTable.Rule> rules) {
    if (domain.values().stream().noneMatch(Collection.class::isInstance)) {
      return domain;
    }
    Set<String> codes = new TreeSet<>();
    for (RuleTable.Rule rule : rules) {
      rule.conditions().values().forEach(cell -> RuleTable.texts(cell).forEach(codes::add));
    }
    codes.retainAll(domain.codes());
    if (domain.name().equals("categories")) {
      ofEachKind().map(Enum::name).forEach(codes::add);
    } else if (domain.name().equals("roles")) {
      codes.addAll(domain.codes());
    } else {
      domain.codes().stream()
          .filter(code -> !codes.contains(code))
          .sorted()
          .limit(1)
          .forEach(codes::add);
    }
    return FactDomain.several(domain.name(), List.copyOf(codes));
  }

  /** A category for each way of belonging to groups. */
  private Stream<Category> ofEachKind() {
    Set<Object> seen = new HashSet<>();
    return Stream.of(Category.values())
        .filter(
            category ->
                seen.add(
                    CategoryGroups.NAMES.stream()
                        .map(group -> groups.anyOf(group, Set.of(category)))
                        .toList()));
  }
}
