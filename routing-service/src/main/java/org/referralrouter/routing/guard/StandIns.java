package org.referralrouter.routing.guard;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.referralrouter.routing.procedure.RuleTable;

/** Purposes that stand for nothing else having been found, by the tables that give them. */
public final class StandIns {
  private static final Set<String> TABLES = Set.of("rules-duty-desk.dmn", "questions-unrouted.dmn");

  private StandIns() {}

  /** The codes of such purposes. */
  public static Set<String> purposes(Collection<RuleTable> tables) {
    return tables.stream()
        .filter(table -> TABLES.contains(table.file()))
        .flatMap(table -> table.rules().stream())
        .flatMap(rule -> rule.codes("purpose").stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
