package org.referralrouter.routing.procedure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks tables, and lets somebody hear what is asked.
 *
 * @param hearing null where nobody hears
 */
record TableQuery(@Nullable Hearing hearing) {
  /** What a question about the concern as a whole is about. */
  static final String CONCERN = "";

  /** Hears of each table that is asked, with which facts, and about whom or what. */
  interface Hearing {
    void asked(DecisionTable table, Facts facts, String about);
  }

  List<Row> rows(DecisionTable table, Facts facts, String about) {
    if (hearing != null) {
      hearing.asked(table, facts, about);
    }
    return table.rows(facts);
  }

  /** The same about a referral. */
  List<Row> rows(DecisionTable table, Facts facts, ReferralDraft referral) {
    return rows(table, facts, hearing == null ? CONCERN : referral.label());
  }
}
