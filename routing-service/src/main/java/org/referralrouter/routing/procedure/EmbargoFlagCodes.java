package org.referralrouter.routing.procedure;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The flags that belong to the embargo (lifecycle, L8), as the procedure's table of confidentiality
 * names them.
 *
 * @param opening those of rows that open it; every referral carries them while it is active
 * @param kept those that a referral keeps, once it had them, while it is active
 */
public record EmbargoFlagCodes(Set<String> opening, Set<String> kept) {
  public EmbargoFlagCodes {
    opening = Set.copyOf(opening);
    kept = Set.copyOf(kept);
  }

  /**
   * The flags of a table.
   *
   * @throws RefusedProcedure where a row does not say what it has to do with the embargo
   */
  static EmbargoFlagCodes of(RuleTable table) {
    Set<String> opening = new TreeSet<>();
    Set<String> kept = new TreeSet<>();
    for (RuleTable.Rule rule : table.rules()) {
      switch (effect(table, rule)) {
        case OPENS -> opening.addAll(rule.codes("flag"));
        case KEPT -> kept.addAll(rule.codes("flag"));
        case NONE -> {}
      }
    }
    return new EmbargoFlagCodes(opening, kept);
  }

  private static Effect effect(RuleTable table, RuleTable.Rule rule) {
    String says = rule.outputs().getOrDefault("embargoEffect", "");
    return Stream.of(Effect.values())
        .filter(effect -> says.equals('"' + effect.name() + '"'))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedProcedure(
                    table.file(),
                    "row "
                        + rule.id()
                        + " must say in the column embargoEffect one of "
                        + List.of(Effect.values())));
  }

  /** What a flag has to do with the embargo. */
  enum Effect {
    /** Its row opens the embargo. */
    OPENS,
    /** It stays while the embargo is active. */
    KEPT,
    /** Nothing. */
    NONE
  }
}
