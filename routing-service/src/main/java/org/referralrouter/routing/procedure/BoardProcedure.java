package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Person;
import org.referralrouter.concern.Role;
import org.referralrouter.decision.Advice;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Handling;
import org.referralrouter.decision.NotReferred;
import org.referralrouter.decision.Procedure;
import org.referralrouter.decision.Purpose;
import org.referralrouter.decision.Question;
import org.referralrouter.decision.Urgency;

/**
 * Applies a board's tables in the reading's order: rules, questions, the duty desk, advice, then
 * flags and handling.
 */
final class BoardProcedure implements DecisionMaker {
  private static final String ANSWER_QUESTION = "ANSWER_QUESTION";
  private static final String EMBARGO_FLAG = "DO_NOT_ALERT_SUSPECT";
  private static final List<String> ADVICE_INSTEAD_OF_A_REFERRAL = List.of("A1", "A2", "A3");
  private static final String CONCERN = "";

  private final Procedure procedure;
  private final Tables tables;
  private final Hearing hearing;

  BoardProcedure(Procedure procedure, Tables tables) {
    this(procedure, tables, (_, _, _) -> {});
  }

  BoardProcedure(Procedure procedure, Tables tables, Hearing hearing) {
    this.procedure = procedure;
    this.tables = tables;
    this.hearing = hearing;
  }

  /** Hears of each table that is asked, with which facts, and about whom or what. */
  interface Hearing {
    void asked(DecisionTable table, Facts facts, String about);
  }

  @Override
  public Decision decide(Concern concern, Embargo embargo) {
    Facts facts = Facts.of(concern, embargo == Embargo.RELEASED);
    Drafts drafts = new Drafts();
    List<NotReferred> notReferred = applyRules(concern, facts, drafts);
    boolean ruled = !drafts.all().isEmpty();
    boolean asked = ask(concern, facts, drafts);
    List<Row> advice = rows(tables.advice(), facts, CONCERN);
    applyDutyDesk(facts, ruled, asked, advice, drafts);
    for (ReferralDraft draft : drafts.all()) {
      mark(draft, facts);
    }
    return new Decision(
        procedure,
        embargoOf(facts, embargo),
        drafts.all().stream().map(ReferralDraft::decided).toList(),
        notReferred,
        advice.stream()
            .map(row -> new Advice(row.text("code"), row.text("paragraph"), row.rule()))
            .sorted(Comparator.comparing(Advice::code))
            .toList());
  }

  @Override
  public List<Recall> recalls() {
    return tables.all().stream().map(DecisionTable::recall).toList();
  }

  private List<NotReferred> applyRules(Concern concern, Facts facts, Drafts drafts) {
    List<NotReferred> notReferred = new ArrayList<>();
    for (Person person : concern.people()) {
      Facts about = facts.about(person);
      if (person.child() && person.identified() != Answer.NO) {
        drafts.refer(rows(tables.rulesForChild(), about, person.ref()), person);
      }
      if (person.adultSuspect()) {
        drafts.refer(rows(tables.rulesForAdultSuspect(), about, person.ref()), person);
        for (Row row : rows(tables.notReferred(), about, person.ref())) {
          notReferred.add(
              new NotReferred(
                  row.value("agency", Agency.class),
                  person.ref(),
                  row.text("reason"),
                  row.text("paragraph")));
        }
      }
    }
    drafts.refer(rows(tables.rulesForConcern(), facts, CONCERN), null);
    notReferred.sort(
        Comparator.comparing(NotReferred::agency)
            .thenComparing(NotReferred::subject, Comparator.nullsFirst(Comparator.naturalOrder())));
    return notReferred;
  }

  /**
   * Puts each question on its carriers. Carriers are found before any is made, so that the order of
   * questions is nothing.
   */
  private boolean ask(Concern concern, Facts facts, Drafts drafts) {
    Map<Question, List<ReferralDraft>> carriers = new LinkedHashMap<>();
    for (Row row : rows(tables.questionsAboutConcern(), facts, CONCERN)) {
      ask(row, null, drafts, carriers);
    }
    for (Person person : concern.people()) {
      Facts about = facts.about(person);
      if (person.child() && person.identified() != Answer.NO) {
        rows(tables.questionsAboutChild(), about, person.ref())
            .forEach(row -> ask(row, person, drafts, carriers));
      }
      if (person.is(Role.SUSPECT)) {
        rows(tables.questionsAboutSuspect(), about, person.ref())
            .forEach(row -> ask(row, person, drafts, carriers));
      }
    }
    carriers.forEach(
        (question, on) -> {
          if (on.isEmpty()) {
            ReferralDraft triage = drafts.to(Agency.TRIAGE, null);
            triage.add(
                new Purpose(
                    ANSWER_QUESTION,
                    List.of(question.paragraph()),
                    List.of(question.rule()),
                    Basis.INTERPRETATION),
                Urgency.STANDARD);
            triage.add(question);
          }
          on.forEach(draft -> draft.add(question));
        });
    return !carriers.isEmpty();
  }

  private static void ask(
      Row row, @Nullable Person of, Drafts drafts, Map<Question, List<ReferralDraft>> carriers) {
    Question question =
        new Question(
            row.text("fact"), of == null ? null : of.ref(), row.text("paragraph"), row.rule());
    carriers.put(question, drafts.carriers(row.value("agency", Agency.class), of));
  }

  private void applyDutyDesk(
      Facts facts, boolean ruled, boolean asked, List<Row> advice, Drafts drafts) {
    boolean advised =
        advice.stream().anyMatch(row -> ADVICE_INSTEAD_OF_A_REFERRAL.contains(row.rule()));
    Facts outcome =
        facts.with(Map.of("anyReferral", ruled, "anyQuestion", asked, "adviceOfA1ToA3", advised));
    drafts.refer(rows(tables.rulesForDutyDesk(), outcome, CONCERN), null);
  }

  private void mark(ReferralDraft draft, Facts facts) {
    Facts about = facts.about(draft);
    for (Row row : rows(tables.confidentiality(), about, draft.label())) {
      draft.add(
          new Confidentiality(
              row.text("flag"),
              row.text("paragraph"),
              row.rule(),
              row.value("basis", Basis.class)));
    }
    for (Row row : rows(tables.handling(), about, draft.label())) {
      for (String instruction : row.texts("instructions")) {
        for (String paragraph : row.texts("paragraphs")) {
          draft.add(new Handling(instruction, paragraph, row.rule()));
        }
      }
    }
  }

  private List<Row> rows(DecisionTable table, Facts facts, String about) {
    hearing.asked(table, facts, about);
    return table.rows(facts);
  }

  /** K1 opens the embargo, whether or not any referral carries its flag. */
  private Embargo embargoOf(Facts facts, Embargo embargo) {
    if (embargo == Embargo.RELEASED) {
      return Embargo.RELEASED;
    }
    Facts anyReferral = facts.with(Map.of("agency", Agency.POLICE.name()));
    boolean active =
        tables.confidentiality().rows(anyReferral).stream()
            .anyMatch(row -> row.text("flag").equals(EMBARGO_FLAG));
    return active ? Embargo.ACTIVE : Embargo.NONE;
  }
}
