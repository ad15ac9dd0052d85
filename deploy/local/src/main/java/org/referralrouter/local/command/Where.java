package org.referralrouter.local.command;

import java.nio.file.Path;
import java.util.Optional;
import org.referralrouter.local.run.Checkout;
import org.referralrouter.local.run.CommandHint;
import org.referralrouter.local.run.Holder;
import org.referralrouter.local.run.Home;
import org.referralrouter.local.run.LocalSystem;
import org.referralrouter.local.run.Ports;
import picocli.CommandLine.Option;

/** Which system a command is about. */
final class Where {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      defaultValue = "${env:REFERRALS_HOME}",
      description =
          "Where data, logs and secrets are kept (REFERRALS_HOME; else .local in the checkout).")
  private Optional<Path> home = Optional.empty();

  @Option(
      names = "--port-offset",
      paramLabel = "N",
      defaultValue = "${env:REFERRALS_PORT_OFFSET}",
      description =
          "Added to every port (REFERRALS_PORT_OFFSET; else 0). A running system is found without it.")
  private Optional<Integer> portOffset = Optional.empty();

  Checkout checkout() {
    return Checkout.here();
  }

  Home home() {
    return home.map(Home::new).orElseGet(() -> Home.usual(checkout()));
  }

  /** How to type a command about the same system. */
  CommandHint hint() {
    return new CommandHint(checkout(), home());
  }

  /** The ports to start on. */
  Ports ports() {
    return new Ports(portOffset.orElse(0));
  }

  /** The ports of the system that runs; those to start on when none runs. */
  Ports portsOfRunning() {
    return running().map(Holder::ports).orElseGet(this::ports);
  }

  /** What to say when nothing runs there. */
  String doesNotRun() {
    return "Referral Router does not run in "
        + home().root()
        + ". "
        + hint().of("start")
        + " starts it.";
  }

  /** What to do when nobody answers. */
  String whatToDo() {
    return "Is the system running? %s tells, %s starts it."
        .formatted(hint().of("status"), hint().of("start"));
  }

  Optional<Holder> running() {
    return LocalSystem.holder(home());
  }
}
