package org.referralrouter.local.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.referralrouter.local.operate.Diagnosis;
import org.referralrouter.local.operate.OperatorApi;
import org.referralrouter.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Makes a folder for whoever helps. */
@Command(
    name = "diagnose",
    description =
        "Make a folder for whoever helps: what runs, how it stands, measures and the ends of logs; no personal data, no secrets. Also while the system is down. Exit code 6 when something could not be had.",
    mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();
  @Mixin private Told told = new Told();

  @Parameters(paramLabel = "DIR", description = "A folder that is not there yet.")
  private Path folder = Path.of("");

  @Override
  public Integer call() {
    if (Files.exists(folder)) {
      spec.commandLine().getErr().println(folder + " is there already: name a new folder");
      return ExitCodes.WRONG_USE;
    }
    OperatorApi system = Told.system(where, spec);
    List<String> missing =
        new Diagnosis(where.home(), where.portsOfRunning(), folder).write(system);
    return told.tell(
        Json.mapper().valueToTree(missing),
        spec,
        (JsonNode _, StringBuilder lines) -> {
          lines.append("The folder is ").append(folder).append('\n');
          missing.forEach(each -> lines.append("  ").append(each).append('\n'));
          return !missing.isEmpty() || system == null;
        });
  }
}
