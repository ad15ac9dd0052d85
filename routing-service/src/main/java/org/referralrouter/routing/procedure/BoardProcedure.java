package org.referralrouter.routing.procedure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
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
  private static final Comparator<NotReferred> REASONS =
      Comparator.comparing(NotReferred::agency)
          .thenComparing(NotReferred::subject, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final Procedure procedure;
  private final Tables tables;
  private final TableQuery query;
  private final MarkRules marks;
  private final DecisionMemory memory = new DecisionMemory();

  BoardProcedure(Procedure procedure, Tables tables) {
    this(procedure, tables, null);
  }

  /** Where somebody hears what is asked, every decision is made anew. */
  BoardProcedure(Procedure procedure, Tables tables, TableQuery.@Nullable Hearing hearing) {
    this.procedure = procedure;
    this.tables = tables;
    this.query = new TableQuery(hearing);
    this.marks = new MarkRules(tables, query);
  }

  @Override
  public Decision decide(Concern known, LocalDate day, Embargo embargo) {
    ConcernFacts facts = ConcernFacts.of(known, day, tables);
    return query.hearing() == null
        ? memory.of(facts, embargo, () -> decided(facts, embargo))
        : decided(facts, embargo);
  }

  private Decision decided(ConcernFacts facts, Embargo embargo) {
    Drafts drafts = new Drafts();
    List<NotReferred> notReferred = applyRules(facts, drafts);
    boolean ruled = !drafts.isEmpty();
    boolean asked = QuestionRules.ask(facts, drafts, tables, query);
    List<Row> advice = query.rows(tables.get(BoardTable.ADVICE), facts.whole(), TableQuery.CONCERN);
    applyDutyDesk(facts.whole(), ruled, asked, advice, drafts);
    Embargo stands = marks.embargo(facts.whole(), embargo);
    ConcernFacts underEmbargo = facts.under(stands);
    List<DecidedReferral> referrals = new ArrayList<>();
    for (ReferralDraft draft : drafts.all()) {
      referrals.add(draft.decided(marks(draft, underEmbargo)));
    }
    return new Decision(
        procedure,
        stands,
        referrals,
        notReferred,
        advice.stream()
            .map(row -> new Advice(row.text("code"), row.text("paragraph"), row.rule()))
            .sorted(Comparator.comparing(Advice::code))
            .toList());
  }

  private Marks marks(ReferralDraft draft, ConcernFacts facts) {
    return marks.marks(facts.about(draft.agency(), draft.subject(), draft.purposeCodes()), draft);
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
    PersonFacts about =
        facts.people().stream()
            .filter(each -> each.person().ref().equals(subject))
            .findFirst()
            .orElse(null);
    return marks.marks(
        facts.under(stands).about(agency, about, purposes), new ReferralDraft(agency, about));
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
  public Recall recall() {
    return memory.recall();
  }

  private List<NotReferred> applyRules(ConcernFacts facts, Drafts drafts) {
    List<NotReferred> notReferred = new ArrayList<>();
    for (PersonFacts each : facts.people()) {
      if (each.childToProtect() || each.adultSuspect()) {
        Facts about = facts.about(each);
        String ref = each.person().ref();
        if (each.childToProtect()) {
          drafts.refer(query.rows(tables.get(BoardTable.CHILD_RULES), about, ref), each);
        }
        if (each.adultSuspect()) {
          drafts.refer(query.rows(tables.get(BoardTable.ADULT_SUSPECT_RULES), about, ref), each);
          for (Row row : query.rows(tables.get(BoardTable.NOT_REFERRED), about, ref)) {
            notReferred.add(
                new NotReferred(row.agency(), ref, row.text("reason"), row.text("paragraph")));
          }
        }
      }
    }
    drafts.refer(
        query.rows(tables.get(BoardTable.CONCERN_RULES), facts.whole(), TableQuery.CONCERN), null);
    notReferred.sort(REASONS);
    return notReferred;
  }

  private void applyDutyDesk(
      Facts whole, boolean ruled, boolean asked, List<Row> advice, Drafts drafts) {
    boolean standsAlone = advice.stream().anyMatch(row -> row.truth("standsAlone"));
    Facts outcome =
        whole
            .writer()
            .put(Fact.ANY_REFERRAL, ruled)
            .put(Fact.ANY_QUESTION, asked)
            .put(Fact.ADVICE_STANDS_ALONE, standsAlone)
            .facts();
    drafts.refer(
        query.rows(tables.get(BoardTable.DUTY_DESK_RULES), outcome, TableQuery.CONCERN), null);
  }
}
