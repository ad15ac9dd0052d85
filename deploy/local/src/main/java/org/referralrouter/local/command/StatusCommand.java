package org.referralrouter.local.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.referralrouter.local.run.PartState;
import org.referralrouter.local.run.Ports;
import org.referralrouter.local.run.RulingProcedure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says what is up. */
@Command(
    name = "status",
    description =
        "Say which parts are up and which procedure is in force. Exit code 0 when all parts are up, 3 when not.",
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
            .orElseGet(where::doesNotRun));
    var states = new ArrayList<>(PartState.all(where.portsOfRunning()));
    if (running.isPresent() && where.home().isObserved()) {
      states.addAll(PartState.ofObservers(where.portsOfRunning()));
    }
    for (var state : states) {
      out.println(
          ansi.string(
              "  %-13s %s  %s"
                  .formatted(
                      state.part(),
                      state.up() ? "@|green up  |@" : "@|red down|@",
                      state.address())));
    }
    running.ifPresent(by -> procedure(by.ports()).forEach(line -> out.println(ansi.string(line))));
    return running.isPresent() && states.stream().allMatch(PartState::up)
        ? ExitCodes.DONE
        : ExitCodes.NOT_RUNNING;
  }

  private List<String> procedure(Ports ports) {
    return RulingProcedure.ask(where.home(), ports)
        .map(RulingProcedure::lines)
        .orElse(List.of("Which procedure is in force, routing does not tell now."));
  }
}
