package org.referralrouter.routing.command;

import org.referralrouter.routing.book.BookCommand;
import org.referralrouter.routing.simulate.SimulateCommand;
import picocli.CommandLine.Command;

/** What can be done with a procedure. */
@Command(
    name = "procedure",
    mixinStandardHelpOptions = true,
    description = "Reads a procedure, and tries a new one.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {BookCommand.class, SimulateCommand.class})
final class ProcedureCommand {
  ProcedureCommand() {}
}
