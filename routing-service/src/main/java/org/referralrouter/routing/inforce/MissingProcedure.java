package org.referralrouter.routing.inforce;

import org.referralrouter.decision.Procedure;

/** The log names a version of the procedure whose files this instance does not have. */
public final class MissingProcedure extends RuntimeException {
  MissingProcedure(Procedure procedure) {
    super(
        "The version %s of %s (%s) is in force, and this instance does not have its files. Put them into %s/%s/ of the board's procedures (routing.procedures-directory) and start again."
            .formatted(
                procedure.version(),
                procedure.id(),
                procedure.digest(),
                procedure.id(),
                procedure.version()));
  }
}
