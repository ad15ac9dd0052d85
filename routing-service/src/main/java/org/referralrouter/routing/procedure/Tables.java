package org.referralrouter.routing.procedure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;

/**
 * The decision tables of a procedure, and what two of them say of the words in which the others
 * speak.
 *
 * @param groups which categories are spoken of together
 * @param positions what the positions of suspects change
 * @param agencies which there are
 */
record Tables(
    Map<BoardTable, DecisionTable> byRole,
    CategoryGroups groups,
    PositionTable positions,
    Agencies agencies) {
  Tables {
    byRole = Collections.unmodifiableMap(new EnumMap<>(byRole));
  }

  /**
   * The tables by the names of their files.
   *
   * @throws RefusedProcedure where one does not compile, lacks a column, or leaves open what it
   *     must say
   */
  static Tables of(Function<String, DecisionTable> compiled, Agencies agencies) {
    Map<BoardTable, DecisionTable> byRole = new EnumMap<>(BoardTable.class);
    for (BoardTable role : BoardTable.values()) {
      byRole.put(role, compiled.apply(role.file()));
    }
    Tables all =
        new Tables(
            byRole,
            new CategoryGroups(compiled.apply(BoardTable.CATEGORIES.file())),
            new PositionTable(compiled.apply(BoardTable.POSITIONS.file()), agencies),
            agencies);
    EmbargoFlagCodes.of(all.get(BoardTable.CONFIDENTIALITY).text());
    all.requireTruth(BoardTable.ADVICE, "standsAlone");
    all.requirePlaceForQuestions();
    return all;
  }

  DecisionTable get(BoardTable role) {
    return Objects.requireNonNull(byRole.get(role), role.file());
  }

  /** How their facts are held. */
  FactLayout layout() {
    return get(BoardTable.CATEGORIES).layout();
  }

  private void requireTruth(BoardTable role, String output) {
    for (RuleTable.Rule rule : get(role).text().rules()) {
      String says = rule.outputs().getOrDefault(output, "");
      if (!says.equals("true") && !says.equals("false")) {
        throw new RefusedProcedure(
            role.file(), "row " + rule.id() + " must say true or false in the column " + output);
      }
    }
  }

  /** No question may be lost where no referral carries it. */
  private void requirePlaceForQuestions() {
    DecisionTable table = get(BoardTable.UNROUTED_QUESTIONS);
    for (Agency agency : agencies.all()) {
      if (table.rowsAtLoad(Fact.AGENCY, agency.name()).isEmpty()) {
        throw new RefusedProcedure(
            table.name(),
            "no row says where a question to " + agency + " goes that no referral carries");
      }
    }
  }
}
