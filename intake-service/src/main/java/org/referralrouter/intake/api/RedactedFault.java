package org.referralrouter.intake.api;

/**
 * A fault as it may be logged: of which class, and where. Messages of libraries quote what they
 * could not handle, and that may be somebody's words.
 */
final class RedactedFault extends Exception {
  private RedactedFault(Throwable fault) {
    super(
        fault.getClass().getName(),
        fault.getCause() == null ? null : new RedactedFault(fault.getCause()),
        false,
        true);
    setStackTrace(fault.getStackTrace());
  }

  static RedactedFault of(Throwable fault) {
    return new RedactedFault(fault);
  }
}
