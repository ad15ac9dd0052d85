package org.referralrouter.local.command;

import java.io.Console;
import java.util.Optional;
import java.util.logging.LogManager;
import org.referralrouter.local.client.NoAnswer;
import org.referralrouter.local.run.AlreadyRunning;
import org.referralrouter.local.run.DataOfAnotherVersion;
import org.referralrouter.local.run.PartFailed;
import org.referralrouter.local.run.PortsTaken;
import org.referralrouter.wire.BrokerOfEarlierVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

/** The referrals command. */
@Command(
    name = "referrals",
    description =
        "Routes online child-safety concerns to the agencies that must act. All on this machine, on 127.0.0.1.",
    mixinStandardHelpOptions = true,
    version = "Referral Router 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      StartCommand.class,
      StatusCommand.class,
      OverdueCommand.class,
      WhoActsCommand.class,
      LagCommand.class,
      DeadLettersCommand.class,
      DiagnoseCommand.class,
      DemoCommand.class,
      SubmitCommand.class,
      ExplainCommand.class,
      ReplayCommand.class,
      ProcedureCommand.class,
      AuditCommand.class,
      TokenCommand.class,
      OnboardCommand.class,
      LogLevelCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:refused, or failed",
      "2:wrong use of the command",
      "3:the system does not run, or only in part",
      "4:cannot start: it runs already, a port is taken, or the data is another version's",
      "5:a part of the system did not start",
      "6:something waits for somebody: overdue, behind, or open",
      "130:ended with Ctrl-C"
    },
    footer = {"", "`referrals COMMAND --help` tells more. NO_COLOR=1 takes the colours away."})
public final class Referrals {
  private static final Logger LOG = LoggerFactory.getLogger(Referrals.class);

  private Referrals() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    // Some libraries log through java.util.logging, whose default is standard error. The terminal
    // is not their place.
    LogManager.getLogManager().reset();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    var line = new CommandLine(new Referrals());
    line.setColorScheme(Help.defaultColorScheme(colours() ? Ansi.ON : Ansi.OFF));
    line.setUsageHelpWidth(100);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(Referrals::failed);
    return line;
  }

  private static int failed(Exception problem, CommandLine line, ParseResult parsed) {
    LOG.error("{} failed", line.getCommandName(), problem);
    line.getErr().println(line.getColorScheme().errorText(message(problem, parsed)));
    line.getErr().flush();
    return switch (problem) {
      case AlreadyRunning _, PortsTaken _, DataOfAnotherVersion _, BrokerOfEarlierVersion _ ->
          ExitCodes.CANNOT_START;
      case PartFailed _ -> ExitCodes.PART_FAILED;
      case NoAnswer _ -> ExitCodes.NOT_RUNNING;
      default -> ExitCodes.REFUSED;
    };
  }

  private static String message(Throwable problem, ParseResult parsed) {
    var message = Optional.ofNullable(problem.getMessage()).orElse(problem.toString());
    var where = parsed.commandSpec().mixins().get("where");
    return problem instanceof NoAnswer
            && where != null
            && where.userObject() instanceof Where mixedIn
        ? message + " " + mixedIn.whatToDo()
        : message;
  }

  private static boolean colours() {
    return System.getenv("NO_COLOR") == null
        && Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
