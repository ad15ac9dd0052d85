package org.referralrouter.audit.api;

/** A parameter of the query cannot be read. */
public final class BadParameter extends RuntimeException {
  private final String parameter;
  private final String detail;

  BadParameter(String parameter, String detail) {
    super(parameter + ": " + detail);
    this.parameter = parameter;
    this.detail = detail;
  }

  /** Its name. */
  public String parameter() {
    return parameter;
  }

  /** What to do about it. */
  public String detail() {
    return detail;
  }
}
