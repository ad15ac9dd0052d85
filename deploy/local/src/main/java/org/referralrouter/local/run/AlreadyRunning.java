package org.referralrouter.local.run;

import java.util.Optional;

/** A system runs in this directory already. */
public final class AlreadyRunning extends RuntimeException {
  AlreadyRunning(Home home, Optional<Holder> holder) {
    super(
        "Referral Router already runs in "
            + home.root()
            + holder
                .map(
                    by ->
                        " (process "
                            + by.pid()
                            + ").\nUse it as it is, or end it with Ctrl-C in its terminal or: kill "
                            + by.pid())
                .orElse("."));
  }
}
