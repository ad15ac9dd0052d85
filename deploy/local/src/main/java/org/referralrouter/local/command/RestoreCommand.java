package org.referralrouter.local.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.referralrouter.local.run.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts back what was copied. */
@Command(
    name = "restore",
    description =
        "Put back from a copy what was lost, while the system does not run. What is there is kept beside it.",
    mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();

  @Parameters(index = "0", paramLabel = "WHAT", description = "One of ${COMPLETION-CANDIDATES}.")
  private Backup.What what = Backup.What.ALL;

  @Parameters(index = "1", paramLabel = "DIR", description = "Where the copy is.")
  private Path directory = Path.of("");

  @Override
  public Integer call() {
    var before = new Backup(where.home(), directory).putBack(what);
    spec.commandLine()
        .getOut()
        .println(
            "Put back from %s. What was there is in %s; delete it once the system runs well. Now run %s."
                .formatted(directory, before, where.hint().of("start")));
    return ExitCodes.DONE;
  }
}
