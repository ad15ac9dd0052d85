package org.referralrouter.local.command;

import java.util.concurrent.Callable;
import org.referralrouter.local.run.PartState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what is up. */
@Command(
    name = "status",
    description = "Say which parts are up. Exit code 0 when all are, 3 when not.",
    mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var ansi = spec.commandLine().getColorScheme().ansi();
    var running = where.running();
    out.println(
        running
            .map(by -> "Runs in " + where.home().root() + " (process " + by.pid() + ")")
            .orElse("Does not run in " + where.home().root() + ". ./referrals start starts it."));
    var states = PartState.all(where.portsOfRunning());
    for (var state : states) {
      out.println(
          ansi.string(
              "  %-13s %s  %s"
                  .formatted(
                      state.part(),
                      state.up() ? "@|green up  |@" : "@|red down|@",
                      state.address())));
    }
    return running.isPresent() && states.stream().allMatch(PartState::up)
        ? ExitCodes.DONE
        : ExitCodes.NOT_RUNNING;
  }
}
