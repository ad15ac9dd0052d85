package org.referralrouter.routing.procedure;

import java.util.List;
import java.util.function.Function;

/** The decision tables of a procedure, one for each part of the reading. */
record Tables(
    DecisionTable rulesForChild,
    DecisionTable rulesForAdultSuspect,
    DecisionTable rulesForConcern,
    DecisionTable rulesForDutyDesk,
    DecisionTable notReferred,
    DecisionTable questionsAboutChild,
    DecisionTable questionsAboutSuspect,
    DecisionTable questionsAboutConcern,
    DecisionTable advice,
    DecisionTable confidentiality,
    DecisionTable handling) {

  static final List<String> FILES =
      List.of(
          "rules-child.dmn",
          "rules-adult-suspect.dmn",
          "rules-concern.dmn",
          "rules-duty-desk.dmn",
          "not-referred.dmn",
          "questions-child.dmn",
          "questions-suspect.dmn",
          "questions-concern.dmn",
          "advice.dmn",
          "confidentiality.dmn",
          "handling.dmn");

  /**
   * The tables by the names of their files.
   *
   * @throws RefusedProcedure where one does not compile
   */
  static Tables of(Function<String, DecisionTable> compiled) {
    List<DecisionTable> tables = FILES.stream().map(compiled).toList();
    return new Tables(
        tables.get(0),
        tables.get(1),
        tables.get(2),
        tables.get(3),
        tables.get(4),
        tables.get(5),
        tables.get(6),
        tables.get(7),
        tables.get(8),
        tables.get(9),
        tables.get(10));
  }

  /** All of them, in the order of their files. */
  List<DecisionTable> all() {
    return List.of(
        rulesForChild,
        rulesForAdultSuspect,
        rulesForConcern,
        rulesForDutyDesk,
        notReferred,
        questionsAboutChild,
        questionsAboutSuspect,
        questionsAboutConcern,
        advice,
        confidentiality,
        handling);
  }
}
