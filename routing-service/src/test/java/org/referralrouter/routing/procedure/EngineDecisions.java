package org.referralrouter.routing.procedure;

/** Decisions for which the engine evaluates every table, as the compiled ones are measured by. */
final class EngineDecisions {
  private EngineDecisions() {}

  static DecisionMaker of(ProcedureDirectory procedure) {
    FactLayout layout = procedure.compiledTables().layout();
    return new BoardProcedure(
        procedure.procedure(),
        Tables.of(
            file -> DecisionTable.uncompiled(KieTable.of(file, procedure.bytes(file)), layout),
            procedure.agencies()));
  }
}
