package org.referralrouter.routing.procedure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Confidentiality;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Handling;

/**
 * The flags and instructions of referrals, and whether they open the embargo.
 *
 * @param agencies those of the tables
 */
record MarkRules(Tables tables, TableQuery query, List<Agency> agencies) {
  private static final Comparator<Confidentiality> FLAGS =
      Comparator.comparing(Confidentiality::flag);
  private static final Comparator<Handling> INSTRUCTIONS =
      Comparator.comparing(Handling::instruction)
          .thenComparing(Handling::paragraph, NaturalOrder.OF_CODES);

  MarkRules(Tables tables, TableQuery query) {
    this(tables, query, tables.agencies().all());
  }

  /** The embargo that holds: what was given, or what a row opens where nothing was. */
  Embargo embargo(Facts whole, Embargo given) {
    if (given != Embargo.NONE) {
      return given;
    }
    Facts before = whole.writer().put(Fact.EMBARGO, Embargo.NONE).facts();
    for (Agency agency : agencies) {
      if (opens(before, agency)) {
        return Embargo.ACTIVE;
      }
    }
    return Embargo.NONE;
  }

  /** Whether or not any referral carries its flag. */
  private boolean opens(Facts before, Agency agency) {
    Facts about = before.writer().put(Fact.AGENCY, agency.name()).facts();
    for (Row row : tables.get(BoardTable.CONFIDENTIALITY).rows(about)) {
      if (row.value("embargoEffect", EmbargoFlagCodes.Effect.class)
          == EmbargoFlagCodes.Effect.OPENS) {
        return true;
      }
    }
    return false;
  }

  /**
   * What a referral carries.
   *
   * @param about what holds of the referral, with the embargo
   */
  Marks marks(Facts about, ReferralDraft referral) {
    List<Confidentiality> flags = new ArrayList<>();
    for (Row row : query.rows(tables.get(BoardTable.CONFIDENTIALITY), about, referral)) {
      flags.add(row.confidentiality());
    }
    List<Handling> handling = new ArrayList<>();
    for (Row row : query.rows(tables.get(BoardTable.HANDLING), about, referral)) {
      handling.addAll(row.handling());
    }
    flags.sort(FLAGS);
    handling.sort(INSTRUCTIONS);
    return new Marks(flags, handling);
  }
}
