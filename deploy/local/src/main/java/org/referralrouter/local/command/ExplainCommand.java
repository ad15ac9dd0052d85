package org.referralrouter.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Stands in the list of commands. The {@code referrals} script hands {@code explain} to the routing
 * service's own program, because the procedure lives there and a second Java would only cost time.
 */
@Command(
    name = "explain",
    description =
        "Tell what would be decided for a concern (a file or standard input; NDJSON in, NDJSON out). Needs no running system.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getErr().println("Run it as ./referrals explain");
    return ExitCodes.WRONG_USE;
  }
}
