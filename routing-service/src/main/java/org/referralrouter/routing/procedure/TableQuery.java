package org.referralrouter.routing.procedure;

import java.util.List;

/** Asks tables, and lets somebody hear what is asked. */
record TableQuery(Hearing hearing) {
  /** What a question about the concern as a whole is about. */
  static final String CONCERN = "";

  /** Hears of each table that is asked, with which facts, and about whom or what. */
  interface Hearing {
    void asked(DecisionTable table, Facts facts, String about);
  }

  List<Row> rows(DecisionTable table, Facts facts, String about) {
    hearing.asked(table, facts, about);
    return table.rows(facts);
  }
}
