package org.referralrouter.local.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.referralrouter.local.run.ChosenProcedure;
import org.referralrouter.local.run.LocalSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs everything until Ctrl-C. */
@Command(
    name = "start",
    description =
        "Build what is not built, and run everything until Ctrl-C. The next start finds the data again.",
    mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();

  @Option(
      names = "--procedure",
      paramLabel = "DIR",
      description =
          "Decide by the procedure in this directory, ID/VERSION of a board's own, and have the agencies that it names."
              + " Default: what ROUTING_PROCEDURES_DIR, ROUTING_PROCEDURE and ROUTING_PROCEDURE_VERSION name, and else the one that comes along.")
  private Optional<Path> procedure = Optional.empty();

  @Option(
      names = "--observe",
      description =
          "Run Prometheus and Alertmanager beside it, by the rules of deploy/observability. They must be installed.")
  private boolean observed;

  @Override
  public Integer call() throws InterruptedException {
    var terminal = Terminal.of(spec);
    var system = new LocalSystem(where.checkout(), where.home(), where.ports(), chosen(), terminal);
    if (observed) {
      observe(system, terminal);
    }
    var run = new Run(system, terminal);
    run.start();
    system.supervise();
    Welcome.to(where).lines(terminal.elapsed()).forEach(terminal::shows);
    run.awaitEnd();
    return ExitCodes.DONE;
  }

  private void observe(LocalSystem system, Terminal terminal) {
    var missing = system.observe(where.checkout().root().resolve("deploy/observability"));
    if (!missing.isEmpty()) {
      terminal.shows(
          "%s missing, so nobody observes this system. Install what is missing (Debian: apt-get install %s) and start it again; it starts without now."
              .formatted(
                  String.join(" and ", missing) + (missing.size() == 1 ? " is" : " are"),
                  String.join(" ", missing)));
    }
  }

  private ChosenProcedure chosen() {
    try {
      return procedure
          .map(ChosenProcedure::in)
          .orElseGet(() -> ChosenProcedure.by(System.getenv()));
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()));
    }
  }
}
