package org.referralrouter.local.command;

import org.jspecify.annotations.Nullable;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.operate.OperatorApi;
import org.referralrouter.wire.Json;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** How an operator's command asks and tells: for people, or as JSON for scripts. */
final class Told {
  @Option(names = "--json", description = "Print JSON, as the service answers it.")
  private boolean json;

  /** Prints an answer; refused answers go to the standard error. */
  int tell(Answer answer, CommandSpec spec, Text text) {
    if (!answer.ok()) {
      spec.commandLine().getErr().println(answer.problem());
      return ExitCodes.REFUSED;
    }
    return tell(answer.json(), spec, text);
  }

  /** Prints what is known. */
  int tell(JsonNode known, CommandSpec spec, Text text) {
    var out = spec.commandLine().getOut();
    StringBuilder lines = new StringBuilder();
    boolean waits = text.of(known, lines);
    out.print(json ? Json.mapper().writeValueAsString(known) + "\n" : lines.toString());
    out.flush();
    return waits ? ExitCodes.SOMETHING_WAITS : ExitCodes.DONE;
  }

  /** Says it in words. */
  interface Text {
    /**
     * Appends what people read.
     *
     * @return whether something is to be done, which the exit code says
     */
    boolean of(JsonNode known, StringBuilder lines);
  }

  /** The running system, with the operator's token; null where none runs, which is said. */
  static @Nullable OperatorApi system(Where where, CommandSpec spec) {
    if (where.running().isEmpty()) {
      spec.commandLine().getErr().println(where.doesNotRun());
      return null;
    }
    return new OperatorApi(where.home(), where.portsOfRunning());
  }

  /** A time span as people read it. */
  static String span(long seconds) {
    long minutes = seconds / 60;
    long hours = minutes / 60;
    if (hours >= 48) {
      return hours / 24 + " d " + hours % 24 + " h";
    }
    if (hours > 0) {
      return hours + " h " + minutes % 60 + " min";
    }
    return minutes > 0 ? minutes + " min" : seconds + " s";
  }
}
