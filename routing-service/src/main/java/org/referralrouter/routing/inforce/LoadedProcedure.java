package org.referralrouter.routing.inforce;

import org.referralrouter.decision.Procedure;
import org.referralrouter.routing.concern.Clocks;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.routing.procedure.ProcedureDirectory;

/**
 * A version of the procedure, read and ready: who is told, what they are told, and by when they
 * must answer.
 */
public record LoadedProcedure(
    Procedure procedure, DecisionMaker decisions, NeedToKnow needToKnow, Clocks clocks) {
  /**
   * Reads it.
   *
   * @throws org.referralrouter.routing.procedure.RefusedProcedure where a file is not what it must
   *     be
   */
  public static LoadedProcedure of(ProcedureDirectory directory) {
    return new LoadedProcedure(
        directory.procedure(),
        directory.decisions(),
        new NeedToKnow(directory.needToKnow(), directory.agencies()),
        Clocks.read(directory.clocks()));
  }
}
