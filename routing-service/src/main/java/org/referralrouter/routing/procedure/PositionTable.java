package org.referralrouter.routing.procedure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
      for (Row row :
          table.rowsAtLoad("suspectPositions", List.of(position.name()), position.name())) {
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

  /** Every position that somebody suspected has. */
  static Set<Position> suspectPositions(Concern concern) {
    Set<Position> positions = new TreeSet<>();
    concern.people().stream()
        .filter(person -> person.is(Role.SUSPECT))
        .forEach(person -> positions.addAll(person.positions()));
    return positions;
  }

  private static Facts facts(Set<Position> positions) {
    return new Facts(Map.of("suspectPositions", Facts.codes(positions, Position::name)));
  }

  private void require(Row row, String output, List<String> names) {
    if (!names.contains(String.valueOf(row.outputs().get(output)))) {
      throw new RefusedProcedure(
          table.name(), "row " + row.rule() + ": its " + output + " must be one of " + names);
    }
  }
}
