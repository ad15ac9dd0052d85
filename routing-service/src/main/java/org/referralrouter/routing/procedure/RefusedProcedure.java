package org.referralrouter.routing.procedure;

/**
 * A procedure that must not be used; the message names the table, the row where there is one, and
 * the reason.
 */
public final class RefusedProcedure extends RuntimeException {
  /** The row of a reason that is about the whole file. */
  private static final String WHOLE = "file";

  private final String row;
  private final String reason;

  /**
   * A refusal.
   *
   * @param where the file, and the row where there is one
   * @param why the reason
   */
  public RefusedProcedure(String where, String why) {
    super(where + ": " + why);
    this.row = WHOLE;
    this.reason = why;
  }

  /**
   * A refusal of a row or a column.
   *
   * @param row its id, or which column
   */
  public RefusedProcedure(String file, String row, String why) {
    super(file + ", " + row + ": " + why);
    this.row = row;
    this.reason = why;
  }

  /** The row or column; {@code file} where the reason is about the whole. */
  public String row() {
    return row;
  }

  /** The reason alone. */
  public String why() {
    return reason;
  }
}
