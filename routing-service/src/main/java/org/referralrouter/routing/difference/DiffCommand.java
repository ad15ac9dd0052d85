package org.referralrouter.routing.difference;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells in words what two procedures do not have alike. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Tells what two procedures do not have alike: rows that are struck, added or changed, what agencies are told, and clocks.",
      "What that changes for concerns, simulate tells."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:both were read, and what differs is told",
      "2:one is refused, or the command was used wrongly"
    })
public final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "BEFORE", description = ProcedurePlace.DESCRIPTION)
  private String before = "";

  @Parameters(index = "1", paramLabel = "AFTER", description = "The other one, likewise.")
  private String after = "";

  /** For picocli. */
  public DiffCommand() {}

  @Override
  public Integer call() {
    ProcedureDirectory had = ProcedurePlace.read(before);
    ProcedureDirectory has = ProcedurePlace.read(after);
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Before  %s %s%n", had.procedure().id(), had.procedure().version());
    out.printf("        %s%n", had.procedure().digest());
    out.printf("After   %s %s%n", has.procedure().id(), has.procedure().version());
    out.printf("        %s%n", has.procedure().digest());
    DifferenceText.print(ProcedureDifference.between(had, has), out);
    out.flush();
    return 0;
  }
}
