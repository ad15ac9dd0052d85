package org.referralrouter.local.command;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.referralrouter.local.operate.OperatorApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Says which children wait too long. */
@Command(
    name = "overdue",
    description =
        "Say which children wait too long, and for whom. Exit code 0 when none does, 6 when one does.",
    mixinStandardHelpOptions = true)
final class OverdueCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();
  @Mixin private Told told = new Told();

  @Option(
      names = "--agency",
      paramLabel = "AGENCY",
      description = "Of this agency alone, as in POLICE.")
  private Optional<String> agency = Optional.empty();

  @Override
  public Integer call() {
    OperatorApi system = Told.system(where, spec);
    if (system == null) {
      return ExitCodes.NOT_RUNNING;
    }
    String of = agency.map(code -> "&agency=" + code).orElse("");
    return told.tell(
        system.ask("/waits?overdue=true&limit=1000" + of), spec, OverdueCommand::lines);
  }

  private static boolean lines(JsonNode waits, StringBuilder lines) {
    if (waits.isEmpty()) {
      lines.append("No child waits too long.\n");
      return false;
    }
    lines.append(
        String.format(
            "%-16s %-20s %-10s %-13s %s%n", "OVERDUE BY", "TURN OF", "URGENCY", "WAITS FOR", "ID"));
    for (JsonNode wait : waits) {
      lines.append(
          String.format(
              "%-16s %-20s %-10s %-13s %s%n",
              Told.span(wait.path("overdue").asLong()),
              wait.path("turn").asString(""),
              wait.path("urgency").asString("-"),
              wait.path("step").asString().replace("AGENCY_DECISION", "DECISION"),
              wait.path("id").asString()));
    }
    return true;
  }
}
