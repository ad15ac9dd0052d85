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

  @Override
  public Integer call() throws InterruptedException {
    var terminal = Terminal.of(spec);
    var system = new LocalSystem(where.checkout(), where.home(), where.ports(), chosen(), terminal);
    var run = new Run(system, terminal);
    run.start();
    system.supervise();
    Welcome.to(where).lines(terminal.elapsed()).forEach(terminal::shows);
    run.awaitEnd();
    return ExitCodes.DONE;
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
