package org.referralrouter.local.command;

/** What the command's exit code tells a script. */
final class ExitCodes {
  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int WRONG_USE = 2;
  static final int NOT_RUNNING = 3;
  static final int CANNOT_START = 4;
  static final int PART_FAILED = 5;
  static final int SOMETHING_WAITS = 6;

  private ExitCodes() {}
}
