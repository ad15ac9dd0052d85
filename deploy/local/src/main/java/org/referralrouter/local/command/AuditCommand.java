package org.referralrouter.local.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stands in the list of commands, as {@link ExplainCommand} does and for the same reason. */
@Command(
    name = "audit",
    description =
        "Verify the audit log, from its address, saved files, an export or a database; or save it. Needs no running system.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    spec.commandLine().getErr().println("Run it as ./referrals audit");
    return ExitCodes.WRONG_USE;
  }
}
