package org.referralrouter.routing.procedure;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * @throws RefusedProcedure where a row names no agency or no effect
   */
  PositionTable(DecisionTable table) {
    this.table = table;
    for (Position position : Position.values()) {
      for (Row row : table.rowsAtLoad(facts(Set.of(position)))) {
        require(row, "agency", Agency.values());
        require(row, "effect", Effect.values());
      }
    }
  }

  /** The agencies for which the positions of the suspects of a concern have this effect. */
  Set<Agency> agencies(Concern concern, Effect effect) {
    Set<Agency> agencies = EnumSet.noneOf(Agency.class);
    for (Row row : table.rows(facts(suspectPositions(concern)))) {
      if (row.value("effect", Effect.class) == effect) {
        agencies.add(row.value("agency", Agency.class));
      }
    }
    return agencies;
  }

  /** Every position that somebody suspected has. */
  static Set<Position> suspectPositions(Concern concern) {
    Set<Position> positions = EnumSet.noneOf(Position.class);
    concern.people().stream()
        .filter(person -> person.is(Role.SUSPECT))
        .forEach(person -> positions.addAll(person.positions()));
    return positions;
  }

  private static Facts facts(Set<Position> positions) {
    return new Facts(Map.of("suspectPositions", Facts.names(positions)));
  }

  private void require(Row row, String output, Enum<?>[] allowed) {
    List<String> names = Arrays.stream(allowed).<String>map(Enum::name).toList();
    if (!names.contains(String.valueOf(row.outputs().get(output)))) {
      throw new RefusedProcedure(
          table.name(), "row " + row.rule() + ": its " + output + " must be one of " + names);
    }
  }
}
