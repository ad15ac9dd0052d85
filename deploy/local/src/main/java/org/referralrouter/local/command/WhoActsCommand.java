package org.referralrouter.local.command;

import java.util.concurrent.Callable;
import org.referralrouter.local.operate.OperatorApi;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Says where a concern stands and whose turn it is. */
@Command(
    name = "who-acts",
    description =
        "Say where a concern stands and whose turn it is. Exit code 0 when nobody is waited for too long, 6 when somebody is.",
    mixinStandardHelpOptions = true)
final class WhoActsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();
  @Mixin private Told told = new Told();

  @Parameters(paramLabel = "ID", description = "The id of a concern, or of a referral of it.")
  private String id = "";

  @Override
  public Integer call() {
    OperatorApi system = Told.system(where, spec);
    if (system == null) {
      return ExitCodes.NOT_RUNNING;
    }
    if (!id.matches("[0-9a-fA-F-]{36}")) {
      spec.commandLine().getErr().println("'" + id + "' is not an id, which has 36 characters");
      return ExitCodes.WRONG_USE;
    }
    return told.tell(system.ask("/standings/" + id), spec, WhoActsCommand::lines);
  }

  private static boolean lines(JsonNode standing, StringBuilder lines) {
    lines.append("Concern ").append(standing.path("concernId").asString()).append('\n');
    if (!standing.path("embargoedSince").isNull()) {
      lines.append("  The suspect must not be alerted.\n");
    }
    if (standing.path("waits").isEmpty()) {
      lines.append("  Nobody is waited for.\n");
    }
    boolean late = false;
    for (JsonNode wait : standing.path("waits")) {
      long overdue = wait.path("overdue").asLong();
      late |= overdue > 0;
      lines.append(
          String.format(
              "  %-20s %-13s %s%s%n",
              wait.path("turn").asString(""),
              wait.path("step").asString().replace("AGENCY_DECISION", "DECISION"),
              overdue > 0
                  ? "overdue by " + Told.span(overdue)
                  : "due " + wait.path("due").asString("at no set time"),
              wait.path("id").equals(standing.path("concernId"))
                  ? ""
                  : ", referral " + wait.path("id").asString()));
    }
    for (JsonNode letter : standing.path("letters")) {
      lines.append(
          String.format(
              "  dead letter %s %s of %s: %s%n",
              letter.path("id").asString(),
              letter.path("state").asString(),
              letter.path("topic").asString(),
              letter.path("reason").asString()));
    }
    return late;
  }
}
