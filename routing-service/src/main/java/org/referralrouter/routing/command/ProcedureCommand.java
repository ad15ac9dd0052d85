package org.referralrouter.routing.command;

import org.referralrouter.routing.book.BookCommand;
import org.referralrouter.routing.difference.DiffCommand;
import org.referralrouter.routing.guard.CheckCommand;
import org.referralrouter.routing.simulate.SimulateCommand;
import picocli.CommandLine.Command;

/** What can be done with a procedure. */
@Command(
    name = "procedure",
    mixinStandardHelpOptions = true,
    description =
        "Reads a procedure, checks it, compares it with another, and tries it on past concerns.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {BookCommand.class, CheckCommand.class, DiffCommand.class, SimulateCommand.class})
final class ProcedureCommand {
  ProcedureCommand() {}
}
