package org.referralrouter.local.command;

import org.referralrouter.local.run.LocalSystem;

/** Ends a system in its order when this process is asked to end (Ctrl-C, SIGTERM). */
final class EndOnSignal {
  private EndOnSignal() {}

  static void of(LocalSystem system, Terminal terminal) {
    var end =
        new Thread(
            () -> {
              if (system.isClosed()) {
                return;
              }
              terminal.shows("\nEnding, the services first:");
              system.close();
              terminal.shows("Ended. The data is kept for the next start.");
            },
            "system-end");
    Runtime.getRuntime().addShutdownHook(end);
  }
}
