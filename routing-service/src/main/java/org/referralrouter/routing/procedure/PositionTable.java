package org.referralrouter.routing.procedure;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Concern;
import org.referralrouter.concern.Position;
import org.referralrouter.concern.Role;

/**
 * What the positions of those suspected change (reading, S2 and K7): an agency that must not be
 * told at all, or one where only its restricted readers may know.
 */
final class PositionTable {
  /** What a position changes for an agency. */
  enum Effect {
    /** Nobody is referred there. */
    BARRED,
    /** Only its restricted readers see what goes there. */
    RESTRICTED
  }

  private final DecisionTable table;

  /**
   * The positions of a table.
   *
   * @param agencies those that a row may name
   * @throws RefusedProcedure where a row names no agency or no effect
   */
  PositionTable(DecisionTable table, Agencies agencies) {
    this.table = table;
    List<String> codes = agencies.all().stream().map(Agency::name).toList();
    List<String> effects = Arrays.stream(Effect.values()).map(Effect::name).toList();
    for (Position position : agencies.positions()) {
      for (Row row : table.rowsAtLoad(Fact.SUSPECT_POSITIONS, List.of(position.name()))) {
        require(row, "agency", codes);
        require(row, "effect", effects);
      }
    }
  }

  /** The agencies for which the positions of the suspects of a concern have this effect. */
  Set<Agency> agencies(Concern concern, Effect effect) {
    Set<Agency> agencies = new TreeSet<>();
    for (Row row : table.rows(facts(suspectPositions(concern)))) {
      if (row.value("effect", Effect.class) == effect) {
        agencies.add(row.agency());
      }
    }
    return agencies;
  }

  /** Writes which agencies are barred and restricted, beside the positions of the suspects. */
  void effects(FactWriter facts) {
    long barred = 0;
    long restricted = 0;
    FactSlot slot = table.layout().slot(Fact.BARRED_AGENCIES);
    for (Row row : table.rows(facts.facts())) {
      long agency = 1L << slot.ordinal(row.text("agency"));
      switch (row.value("effect", Effect.class)) {
        case BARRED -> barred |= agency;
        case RESTRICTED -> restricted |= agency;
      }
    }
    facts.bits(Fact.BARRED_AGENCIES, barred).bits(Fact.RESTRICTED_AGENCIES, restricted);
  }

  /** Every position that somebody suspected has. */
  private static Set<Position> suspectPositions(Concern concern) {
    Set<Position> positions = new TreeSet<>();
    concern.people().stream()
        .filter(person -> person.is(Role.SUSPECT))
        .forEach(person -> positions.addAll(person.positions()));
    return positions;
  }

  private Facts facts(Set<Position> positions) {
    return table
        .layout()
        .none()
        .with(Fact.SUSPECT_POSITIONS, positions.stream().map(Position::name).sorted().toList());
  }

  private void require(Row row, String output, List<String> names) {
    if (!names.contains(String.valueOf(row.outputs().get(output)))) {
      throw new RefusedProcedure(
          table.name(), "row " + row.rule() + ": its " + output + " must be one of " + names);
    }
  }
}
