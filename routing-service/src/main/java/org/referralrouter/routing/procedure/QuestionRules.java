package org.referralrouter.routing.procedure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;

/**
 * Puts each question on its carriers (reading, Questions). Carriers are found before any is made,
 * so that the order of questions is nothing.
 */
final class QuestionRules {
  private record Asked(Question question, Agency agency, List<ReferralDraft> carriers) {}

  private final Tables tables;
  private final TableQuery query;
  private final Drafts drafts;
  private final Map<Question, Asked> asked = new LinkedHashMap<>();

  private QuestionRules(Tables tables, TableQuery query, Drafts drafts) {
    this.tables = tables;
    this.query = query;
    this.drafts = drafts;
  }

  /**
   * Asks what is not known.
   *
   * @param drafts the referrals that rules gave
   * @return whether anything is asked
   */
  static boolean ask(ConcernFacts facts, Drafts drafts, Tables tables, TableQuery query) {
    QuestionRules rules = new QuestionRules(tables, query, drafts);
    rules.gather(facts);
    rules.asked.values().forEach(each -> rules.put(each, facts));
    return !rules.asked.isEmpty();
  }

  private void gather(ConcernFacts facts) {
    ask(tables.get(BoardTable.CONCERN_QUESTIONS), facts.whole(), null);
    for (PersonFacts each : facts.people()) {
      boolean suspect = each.is(Role.SUSPECT);
      if (suspect || each.childToProtect()) {
        Facts about = facts.about(each, drafts.anyAbout(each.person().ref()));
        if (each.childToProtect()) {
          ask(tables.get(BoardTable.CHILD_QUESTIONS), about, each);
        }
        if (suspect) {
          ask(tables.get(BoardTable.SUSPECT_QUESTIONS), about, each);
        }
      }
    }
  }

  private void ask(DecisionTable table, Facts about, @Nullable PersonFacts of) {
    String ref = of == null ? null : of.person().ref();
    for (Row row : query.rows(table, about, ref == null ? TableQuery.CONCERN : ref)) {
      Question question = new Question(row.text("fact"), ref, row.text("paragraph"), row.rule());
      Agency agency = row.agency();
      asked.put(question, new Asked(question, agency, drafts.carriers(agency, of)));
    }
  }

  private void put(Asked each, ConcernFacts facts) {
    if (each.carriers().isEmpty()) {
      Facts about = facts.whole().writer().put(Fact.AGENCY, each.agency().name()).facts();
      for (Row row :
          query.rows(tables.get(BoardTable.UNROUTED_QUESTIONS), about, TableQuery.CONCERN)) {
        ReferralDraft draft = drafts.to(row.agency(), null);
        draft.add(purpose(row, each.question()), row.urgency());
        draft.add(each.question());
      }
    }
    each.carriers().forEach(draft -> draft.add(each.question()));
  }

  private static Purpose purpose(Row row, Question question) {
    return new Purpose(
        row.text("purpose"),
        List.of(question.paragraph()),
        List.of(question.rule()),
        row.value("basis", Basis.class));
  }
}
