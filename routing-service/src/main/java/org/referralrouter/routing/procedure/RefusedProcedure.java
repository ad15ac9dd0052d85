package org.referralrouter.routing.procedure;

/**
 * A procedure that must not be used; the message names the table, the row where there is one, and
 * the reason.
 */
public final class RefusedProcedure extends RuntimeException {
  RefusedProcedure(String where, String why) {
    super(where + ": " + why);
  }
}
