package org.referralrouter.routing.inforce;

import org.referralrouter.concern.Agencies;
import org.referralrouter.decision.Procedure;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.AgenciesFile;

/** The procedure and the services do not mean the same agencies. */
final class OtherAgencies extends RuntimeException {
  OtherAgencies(ProcedureDirectory procedure, Agencies served) {
    super(text(procedure.procedure(), procedure.agencies(), served));
  }

  private static String text(Procedure procedure, Agencies named, Agencies served) {
    return """
        The procedure %s %s names the agencies %s, and this service is set to %s, or calls one of them otherwise.
        Set %s of every service to the %s of the procedure (to nothing where it has none), make their topics and access rules, and start them again; ./referrals start --procedure does all of it."""
        .formatted(
            procedure.id(),
            procedure.version(),
            named.codes(),
            served.codes(),
            AgenciesFile.ENVIRONMENT,
            AgenciesFile.NAME);
  }
}
