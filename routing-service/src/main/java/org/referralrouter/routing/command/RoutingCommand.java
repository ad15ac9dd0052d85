package org.referralrouter.routing.command;

import java.util.List;
import org.referralrouter.routing.explain.ExplainCommand;
import org.referralrouter.routing.procedure.RefusedProcedure;
import org.referralrouter.routing.replay.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The commands about procedures and what they decide. */
@Command(
    name = "./referrals",
    subcommands = {ExplainCommand.class, ReplayCommand.class, ProcedureCommand.class})
public final class RoutingCommand {
  RoutingCommand() {}

  /** Whether these words are for a command, rather than for the service. */
  public static boolean isMeant(String... words) {
    return words.length > 0 && List.of("explain", "replay", "procedure").contains(words[0]);
  }

  /**
   * Runs a command.
   *
   * @return the exit code
   */
  public static int run(String... words) {
    CommandLine command = new CommandLine(new RoutingCommand());
    command.setExecutionExceptionHandler(
        (fault, _, _) -> {
          if (fault instanceof RefusedProcedure) {
            command.getErr().println("The procedure is refused: " + fault.getMessage());
            return ExitCode.USAGE;
          }
          throw fault;
        });
    return command.execute(words);
  }
}
