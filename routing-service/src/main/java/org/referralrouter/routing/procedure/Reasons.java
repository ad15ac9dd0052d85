package org.referralrouter.routing.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Person;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Procedure;

/** Decides as the procedure does, and tells of each row that did not apply why it did not. */
public final class Reasons {
  private final Procedure procedure;
  private final Tables tables;

  Reasons(Procedure procedure, Tables tables) {
    this.procedure = procedure;
    this.tables = tables;
  }

  /** The decision for a concern on a day, and what was weighed for it. */
  public Explained explain(Concern concern, LocalDate day) {
    List<Considered> considered = new ArrayList<>();
    Decision decision =
        new BoardProcedure(
                procedure,
                tables,
                (table, facts, about) -> considered.addAll(unmet(table, facts, about)))
            .decide(concern, day);
    List<String> unidentifiable =
        concern.people().stream()
            .filter(person -> person.childOn(day) && person.identified() == Answer.NO)
            .map(Person::ref)
            .sorted()
            .toList();
    return new Explained(decision, unidentifiable, considered);
  }

  /** The rows of a table that do not apply to these facts. */
  List<Considered> unmet(DecisionTable table, Facts facts, String about) {
    List<Considered> unmet = new ArrayList<>();
    List<RuleTable.Rule> rules = table.text().rules();
    for (int row = 0; row < rules.size(); row++) {
      RuleTable.Rule rule = rules.get(row);
      Map<String, Object> because = new TreeMap<>();
      for (String column : table.unmet(row, facts)) {
        String cell = rule.conditions().getOrDefault(column, "");
        because.putAll(facts.only(table.facts(column, cell)));
      }
      if (!because.isEmpty()) {
        unmet.add(new Considered(rule, about, because));
      }
    }
    return unmet;
  }
}
