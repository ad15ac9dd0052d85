package org.referralrouter.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stands in the list of commands, as {@link ExplainCommand} does and for the same reason. */
@Command(
    name = "procedure",
    description =
        "Write the book of a procedure for its board; check, compare or try a new procedure. Needs no running system.",
    mixinStandardHelpOptions = true)
final class ProcedureCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getErr().println("Run it as ./referrals procedure");
    return ExitCodes.WRONG_USE;
  }
}
