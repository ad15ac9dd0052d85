package org.referralrouter.local.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.referralrouter.local.run.Backup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies what the system keeps. */
@Command(
    name = "backup",
    description =
        "Copy what is kept to a directory: the databases while the system runs; while it does not, also the topics, their"
            + " schemas and the witness's memory. It holds every secret: keep it as one.",
    mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();

  @Parameters(paramLabel = "DIR", description = "Where the copy is made.")
  private Path directory = Path.of("");

  @Override
  public Integer call() {
    var parts = new Backup(where.home(), directory).make();
    var out = spec.commandLine().getOut();
    out.println("Copied to %s: %s".formatted(directory, String.join(", ", parts)));
    if (where.running().isPresent()) {
      out.println(
          "The topics cannot be copied while the system runs. End it, and run the same again.");
    }
    return ExitCodes.DONE;
  }
}
