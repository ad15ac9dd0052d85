package org.referralrouter.routing.procedure;

/**
 * A procedure that must not be used; the message names the table, the row where there is one, and
 * the reason.
 */
public final class RefusedProcedure extends RuntimeException {
  private final String reason;

  /**
   * A refusal.
   *
   * @param where the file, and the row where there is one
   * @param why the reason
   */
  public RefusedProcedure(String where, String why) {
    super(where + ": " + why);
    this.reason = why;
  }

  /** The reason alone. */
  public String why() {
    return reason;
  }
}
