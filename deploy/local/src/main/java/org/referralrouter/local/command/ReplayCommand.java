package org.referralrouter.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stands in the list of commands, as {@link ExplainCommand} does and for the same reason. */
@Command(
    name = "replay",
    description =
        "Tell what would have followed from whole lives of concerns: amendments, responses, silence (NDJSON in, NDJSON out). Needs no running system.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getErr().println("Run it as ./referrals replay");
    return ExitCodes.WRONG_USE;
  }
}
