package org.referralrouter.local.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.referralrouter.local.operate.Lag;
import org.referralrouter.local.operate.OperatorApi;
import org.referralrouter.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Says how far behind each service is. */
@Command(
    name = "lag",
    description =
        "Say how far behind each service is. Exit code 0 when none is by more than --records or --seconds, 6 when one is or does not tell.",
    mixinStandardHelpOptions = true)
final class LagCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();
  @Mixin private Told told = new Told();

  @Option(names = "--records", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long records = 1_000;

  @Option(names = "--seconds", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seconds = 60;

  @Override
  public Integer call() {
    OperatorApi system = Told.system(where, spec);
    if (system == null) {
      return ExitCodes.NOT_RUNNING;
    }
    List<Lag> all = Lag.all(system);
    return told.tell(
        Json.mapper().valueToTree(all),
        spec,
        (JsonNode _, StringBuilder lines) -> lines(all, lines));
  }

  private boolean lines(List<Lag> all, StringBuilder lines) {
    boolean behind = false;
    lines.append(String.format("%-14s %-42s %9s %s%n", "SERVICE", "BEHIND WITH", "WAITING", "FOR"));
    for (Lag lag : all) {
      behind |= isBehind(lag);
      lines.append(
          String.format(
              "%-14s %-42s %9s %s%n",
              lag.service(),
              lag.what(),
              lag.waiting() == null ? "-" : Long.toString(lag.waiting().longValue()),
              lag.seconds() == null ? "-" : Told.span(lag.seconds().longValue())));
    }
    return behind;
  }

  private boolean isBehind(Lag lag) {
    Double waiting = lag.waiting();
    Double age = lag.seconds();
    return (waiting == null && age == null)
        || (waiting != null && waiting > records)
        || (age != null && age > seconds);
  }
}
