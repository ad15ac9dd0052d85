package org.referralrouter.routing.command;

import org.referralrouter.routing.book.BookCommand;
import picocli.CommandLine.Command;

/** What can be done with a procedure. */
@Command(
    name = "procedure",
    mixinStandardHelpOptions = true,
    description = "Reads a procedure, and tries a new one.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {BookCommand.class})
final class ProcedureCommand {
  ProcedureCommand() {}
}
