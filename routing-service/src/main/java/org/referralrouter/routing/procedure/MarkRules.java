package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Handling;

/** The flags and instructions of referrals, and whether they open the embargo. */
record MarkRules(Tables tables, TableQuery query) {

  /** The embargo that holds: what was given, or what a row opens where nothing was. */
  Embargo embargo(Facts whole, Embargo given) {
    if (given != Embargo.NONE) {
      return given;
    }
    Facts before = whole.with(Map.of("embargo", Embargo.NONE.name()));
    return tables.agencies().all().stream().anyMatch(agency -> opens(before, agency))
        ? Embargo.ACTIVE
        : Embargo.NONE;
  }

  /** Whether or not any referral carries its flag. */
  private boolean opens(Facts before, Agency agency) {
    return tables
        .get(BoardTable.CONFIDENTIALITY)
        .rows(before.with(Map.of("agency", agency.name())))
        .stream()
        .anyMatch(
            row ->
                row.value("embargoEffect", EmbargoFlagCodes.Effect.class)
                    == EmbargoFlagCodes.Effect.OPENS);
  }

  /**
   * What a referral carries.
   *
   * @param about what holds of the referral, with the embargo
   * @param label what it is called
   */
  Marks marks(Facts about, String label) {
    Set<Confidentiality> flags = new LinkedHashSet<>();
    for (Row row : query.rows(tables.get(BoardTable.CONFIDENTIALITY), about, label)) {
      flags.add(
          new Confidentiality(
              row.text("flag"),
              row.text("paragraph"),
              row.rule(),
              row.value("basis", Basis.class)));
    }
    Set<Handling> handling = new LinkedHashSet<>();
    for (Row row : query.rows(tables.get(BoardTable.HANDLING), about, label)) {
      for (String instruction : row.texts("instructions")) {
        for (String paragraph : row.texts("paragraphs")) {
          handling.add(new Handling(instruction, paragraph, row.rule()));
        }
      }
    }
    return new Marks(
        sorted(flags, Comparator.comparing(Confidentiality::flag)),
        sorted(
            handling,
            Comparator.comparing(Handling::instruction)
                .thenComparing(Handling::paragraph, NaturalOrder.OF_CODES)));
  }

  private static <T> List<T> sorted(Set<T> values, Comparator<T> order) {
    List<T> list = new ArrayList<>(values);
    list.sort(order);
    return list;
  }
}
