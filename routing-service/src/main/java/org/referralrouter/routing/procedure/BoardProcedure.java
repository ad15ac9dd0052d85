package org.referralrouter.routing.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Person;
import org.referralrouter.decision.Advice;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.NotReferred;
import org.referralrouter.decision.Procedure;

/**
 * Applies a board's tables in the reading's order: rules, questions, the duty desk, advice, then
 * flags and handling.
 */
final class BoardProcedure implements DecisionMaker {
  private final Procedure procedure;
  private final Tables tables;
  private final TableQuery query;
  private final MarkRules marks;

  BoardProcedure(Procedure procedure, Tables tables) {
    this(procedure, tables, (_, _, _) -> {});
  }

  BoardProcedure(Procedure procedure, Tables tables, TableQuery.Hearing hearing) {
    this.procedure = procedure;
    this.tables = tables;
    this.query = new TableQuery(hearing);
    this.marks = new MarkRules(tables, query);
  }

  @Override
  public Decision decide(Concern known, LocalDate day, Embargo embargo) {
    ConcernFacts facts = ConcernFacts.of(known, day, tables);
    Drafts drafts = new Drafts();
    List<NotReferred> notReferred = applyRules(known, facts, drafts);
    boolean ruled = !drafts.all().isEmpty();
    boolean asked = QuestionRules.ask(known, facts, drafts, tables, query);
    List<Row> advice = query.rows(tables.get(BoardTable.ADVICE), facts.whole(), TableQuery.CONCERN);
    applyDutyDesk(facts.whole(), ruled, asked, advice, drafts);
    Embargo stands = marks.embargo(facts.whole(), embargo);
    ConcernFacts underEmbargo = facts.with(Map.of("embargo", stands.name()));
    return new Decision(
        procedure,
        stands,
        drafts.all().stream().map(draft -> decided(draft, underEmbargo)).toList(),
        notReferred,
        advice.stream()
            .map(row -> new Advice(row.text("code"), row.text("paragraph"), row.rule()))
            .sorted(Comparator.comparing(Advice::code))
            .toList());
  }

  @Override
  public Marks marks(
      Concern known,
      LocalDate day,
      Embargo embargo,
      Agency agency,
      @Nullable String subject,
      Set<String> purposes) {
    ConcernFacts facts = ConcernFacts.of(known, day, tables);
    Embargo stands = marks.embargo(facts.whole(), embargo);
    Person about =
        known.people().stream()
            .filter(person -> person.ref().equals(subject))
            .findFirst()
            .orElse(null);
    return marks.marks(
        facts.with(Map.of("embargo", stands.name())).about(agency, about, purposes),
        ReferralDraft.label(agency, subject));
  }

  @Override
  public Set<Agency> barred(Concern known) {
    return tables.positions().agencies(known, PositionTable.Effect.BARRED);
  }

  @Override
  public Procedure procedure() {
    return procedure;
  }

  @Override
  public Collection<DecisionTable> tables() {
    return tables.all();
  }

  private List<NotReferred> applyRules(Concern concern, ConcernFacts facts, Drafts drafts) {
    List<NotReferred> notReferred = new ArrayList<>();
    for (Person person : concern.people()) {
      Facts about = facts.about(person);
      if (facts.childToProtect(person)) {
        drafts.refer(query.rows(tables.get(BoardTable.CHILD_RULES), about, person.ref()), person);
      }
      if (person.adultSuspectOn(facts.day())) {
        drafts.refer(
            query.rows(tables.get(BoardTable.ADULT_SUSPECT_RULES), about, person.ref()), person);
        for (Row row : query.rows(tables.get(BoardTable.NOT_REFERRED), about, person.ref())) {
          notReferred.add(notReferred(row, person));
        }
      }
    }
    drafts.refer(
        query.rows(tables.get(BoardTable.CONCERN_RULES), facts.whole(), TableQuery.CONCERN), null);
    notReferred.sort(
        Comparator.comparing(NotReferred::agency)
            .thenComparing(NotReferred::subject, Comparator.nullsFirst(Comparator.naturalOrder())));
    return notReferred;
  }

  private static NotReferred notReferred(Row row, Person person) {
    return new NotReferred(row.agency(), person.ref(), row.text("reason"), row.text("paragraph"));
  }

  private void applyDutyDesk(
      Facts whole, boolean ruled, boolean asked, List<Row> advice, Drafts drafts) {
    Facts outcome =
        whole.with(
            Map.of(
                "anyReferral",
                ruled,
                "anyQuestion",
                asked,
                "adviceStandsAlone",
                advice.stream().anyMatch(row -> row.truth("standsAlone"))));
    drafts.refer(
        query.rows(tables.get(BoardTable.DUTY_DESK_RULES), outcome, TableQuery.CONCERN), null);
  }

  private DecidedReferral decided(ReferralDraft draft, ConcernFacts facts) {
    Facts about = facts.about(draft.agency(), draft.subject(), draft.purposeCodes());
    return draft.decided(marks.marks(about, draft.label()));
  }
}
