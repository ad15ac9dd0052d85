package org.referralrouter.local.run;

import java.time.Duration;

/** Hears how a start or an end goes on. Called from several threads. */
public interface Progress {
  /** A step begins. */
  void begins(String step);

  /** A step is done. */
  void done(String step, Duration took);

  /** Something that the user should know. */
  void says(String message);

  /** Hears nothing. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void begins(String step) {}

      @Override
      public void done(String step, Duration took) {}

      @Override
      public void says(String message) {}
    };
  }
}
