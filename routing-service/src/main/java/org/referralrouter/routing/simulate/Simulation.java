package org.referralrouter.routing.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Concern;
import org.referralrouter.decision.Embargo;
import org.referralrouter.routing.difference.ClockDifference;
import org.referralrouter.routing.difference.ProcedureDifference;
import org.referralrouter.routing.difference.RowDifference;
import org.referralrouter.routing.guard.MadeUpConcerns;
import org.referralrouter.routing.guard.StandIns;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.simulate.Change.Effect;

/**
 * Compares a candidate with the current procedure in everything: on past concerns, on made-up ones
 * that meet every row, and by what no single concern shows, as clocks and fields that are shared.
 */
final class Simulation {
  private final DecisionMaker current;
  private final DecisionMaker candidate;
  private final Agencies agencies;
  private final ProcedureDifference difference;
  private final Set<String> standIns;
  private final Tally past = new Tally();
  private final Tally madeUp = new Tally();

  Simulation(ProcedureDirectory current, ProcedureDirectory candidate) {
    this.current = current.decisions();
    this.candidate = candidate.decisions();
    this.difference = ProcedureDifference.between(current, candidate);
    this.agencies = candidate.agencies();
    this.standIns = StandIns.purposes(current.tables());
  }

  /**
   * Decides a past concern by both.
   *
   * @param id by which a person finds the concern again, without its content
   * @param day on which it was received
   */
  void replay(String id, Concern concern, LocalDate day) {
    replay(past, id, concern, day);
  }

  /** Decides every made-up concern by both. */
  void replayMadeUp() {
    MadeUpConcerns.all(agencies)
        .forEach(made -> replay(madeUp, made.name(), made.concern(), MadeUpConcerns.DAY));
  }

  private void replay(Tally tally, String id, Concern concern, LocalDate day) {
    tally.add(
        id,
        compare(concern, day, Embargo.NONE),
        Stream.of(Embargo.ACTIVE, Embargo.RELEASED)
            .map(embargo -> compare(concern, day, embargo))
            .toList());
  }

  private Comparison compare(Concern concern, LocalDate day, Embargo embargo) {
    return Comparison.of(
        current.decide(concern, day, embargo), candidate.decide(concern, day, embargo), standIns);
  }

  Tally past() {
    return past;
  }

  Tally madeUp() {
    return madeUp;
  }

  /**
   * What differs whatever the concern: who is told which field, and how long they may be silent.
   */
  List<Change> always() {
    List<Change> always = new ArrayList<>();
    for (NeedToKnow.GrantedField field : difference.granted()) {
      always.add(shared(field, Change.NOTHING, field.field()));
    }
    for (NeedToKnow.GrantedField field : difference.withdrawn()) {
      always.add(shared(field, field.field(), Change.NOTHING));
    }
    for (ClockDifference clock : difference.clocks()) {
      always.add(
          new Change(
              clock.longer() ? Effect.WEAKER : Effect.STRONGER,
              null,
              "clock " + clock.clock(),
              clock.before(),
              clock.after(),
              List.of()));
    }
    return always;
  }

  /** More that is shared is less confidential, and less that is shared is less to act on. */
  private static Change shared(NeedToKnow.GrantedField field, String before, String after) {
    return new Change(
        Effect.WEAKER, field.agency(), "shared " + field.row(), before, after, List.of());
  }

  /**
   * Rows that are struck or changed without a difference in any concern that was tried: not to have
   * seen it is no proof that there is none.
   */
  List<Change> unseen() {
    Set<String> seen = new HashSet<>();
    Stream.of(past, madeUp)
        .flatMap(tally -> tally.changes().keySet().stream())
        .forEach(change -> seen.addAll(change.rules()));
    return difference.rows().stream()
        .filter(row -> row.kind() != RowDifference.Kind.ADDED && !seen.contains(row.row()))
        .filter(row -> row.kind() == RowDifference.Kind.STRUCK || !row.cells().isEmpty())
        .map(Simulation::unseen)
        .toList();
  }

  private static Change unseen(RowDifference row) {
    return new Change(
        Effect.UNSEEN,
        null,
        "row " + row.row(),
        row.kind() == RowDifference.Kind.STRUCK ? row.before() : "as it was",
        row.kind() == RowDifference.Kind.STRUCK ? Change.NOTHING : String.join("; ", row.cells()),
        List.of(row.row()));
  }

  /** How many differences protect children less, or may. */
  long weaker() {
    return Stream.of(
            past.changes().keySet().stream(),
            madeUp.changes().keySet().stream(),
            always().stream(),
            unseen().stream())
        .flatMap(changes -> changes)
        .filter(change -> change.effect().needsALook())
        .distinct()
        .count();
  }
}
