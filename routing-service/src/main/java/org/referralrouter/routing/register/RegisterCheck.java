package org.referralrouter.routing.register;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Position;
import org.referralrouter.routing.procedure.CategoryGroups;
import org.referralrouter.routing.procedure.RuleTable;

/**
 * Holds a register against the tables that it tells of: neither may know what the other does not.
 */
public final class RegisterCheck {
  private static final Map<String, String> KIND_OF_OUTPUT =
      Map.of(
          "purpose", "purposes",
          "flag", "flags",
          "embargoEffect", "embargoEffects",
          "instructions", "handling",
          "fact", "questions",
          "code", "advice",
          "reason", "reasons",
          "effect", "positionEffects");

  /**
   * What does not agree.
   *
   * @param where the paragraph or the row
   */
  public record Fault(String file, String where, String reason) {}

  private final Register register;
  private final Map<String, RuleTable.Rule> rules = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  private RegisterCheck(Register register, List<RuleTable> tables) {
    this.register = register;
    for (RuleTable table : tables) {
      table.rules().forEach(rule -> rules.put(rule.id(), rule));
    }
  }

  /**
   * What does not agree between a register and its tables.
   *
   * @param agencies each of which has words, and the position of its desk
   */
  public static List<Fault> faults(Register register, List<RuleTable> tables, Agencies agencies) {
    RegisterCheck check = new RegisterCheck(register, tables);
    check.numbers();
    register.paragraphs().forEach(check::paragraph);
    check.rules.values().forEach(check::rule);
    for (RuleTable table : tables) {
      table.columns().forEach(column -> check.words("facts", column, "column " + column));
    }
    check.words(agencies);
    for (String group : CategoryGroups.NAMES) {
      check.words("groups", group, group);
    }
    return List.copyOf(check.faults);
  }

  /** The agencies and positions that have no words. */
  public static List<Fault> wordless(Register register, Agencies agencies) {
    RegisterCheck check = new RegisterCheck(register, List.of());
    check.words(agencies);
    return List.copyOf(check.faults);
  }

  private void words(Agencies agencies) {
    for (Agency agency : agencies.all()) {
      words("agencies", agency.name(), agency.name());
    }
    for (Position position : agencies.positions()) {
      words("positions", position.name(), position.name());
    }
  }

  private void numbers() {
    Set<String> seen = new HashSet<>();
    for (Paragraph paragraph : register.paragraphs()) {
      if (!seen.add(paragraph.paragraph())) {
        paragraphFault(paragraph, "stands here twice");
      }
    }
  }

  private void paragraph(Paragraph paragraph) {
    if (paragraph.summary() == null || paragraph.summary().isBlank()) {
      paragraphFault(paragraph, "has no summary");
    }
    if (paragraph.acts() == (paragraph.background() != null)) {
      paragraphFault(
          paragraph,
          "must either lead to rules or fields, or be background with its reason, and not both");
    }
    for (String id : paragraph.rules()) {
      RuleTable.Rule rule = rules.get(id);
      if (rule == null) {
        paragraphFault(paragraph, "names " + id + ", which is in no table");
      } else if (!rule.paragraphs().contains(paragraph.paragraph())) {
        paragraphFault(paragraph, "names " + id + ", which does not cite it");
      }
    }
    for (String id : paragraph.interpretations().keySet()) {
      if (!paragraph.rules().contains(id)) {
        paragraphFault(paragraph, "says why " + id + " was decided so and does not name it");
      }
    }
  }

  private void rule(RuleTable.Rule rule) {
    Map<String, Paragraph> byNumber = register.byNumber();
    for (String number : rule.paragraphs()) {
      Paragraph paragraph = byNumber.get(number);
      if (paragraph == null) {
        ruleFault(rule, "cites paragraph " + number + ", which is missing");
      } else if (!paragraph.rules().contains(rule.id())) {
        ruleFault(rule, "cites paragraph " + number + ", which does not name it");
      } else if (rule.interpreted() && !paragraph.interpretations().containsKey(rule.id())) {
        paragraphFault(paragraph, "does not say why the board decided on " + rule.id());
      }
    }
    if (rule.sentence().isBlank()) {
      faults.add(new Fault("tables", rule.id(), "has no sentence that says it in words"));
    }
    KIND_OF_OUTPUT.forEach(
        (output, kind) -> rule.codes(output).forEach(code -> words(kind, code, rule.id())));
  }

  private void words(String kind, String code, String where) {
    if (!register.texts().has(kind, code)) {
      faults.add(
          new Fault("texts.json", where, "there are no words for " + code + " among " + kind));
    }
  }

  private void paragraphFault(Paragraph paragraph, String reason) {
    faults.add(new Fault("paragraphs.json", "paragraph " + paragraph.paragraph(), reason));
  }

  private void ruleFault(RuleTable.Rule rule, String reason) {
    faults.add(new Fault("paragraphs.json", rule.id(), reason));
  }
}
