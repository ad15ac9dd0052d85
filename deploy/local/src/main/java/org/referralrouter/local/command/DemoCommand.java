package org.referralrouter.local.command;

import java.util.concurrent.Callable;
import org.referralrouter.local.demo.Demonstration;
import org.referralrouter.local.run.LocalSystem;
import org.referralrouter.local.run.Ports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the system at work. */
@Command(
    name = "demo",
    description =
        "Send invented concerns through the running system and show what became of each. Where none runs, one is started for it.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();

  @Option(
      names = "--keep",
      description = "Leave a system that was started for the demonstration running until Ctrl-C.")
  private boolean keep;

  @Override
  public Integer call() throws InterruptedException {
    var terminal = Terminal.of(spec);
    var running = where.running();
    if (running.isPresent()) {
      demonstrate(terminal, running.get().ports());
      return ExitCodes.DONE;
    }
    try (var system = new LocalSystem(where.checkout(), where.home(), where.ports(), terminal)) {
      var run = new Run(system, terminal);
      run.start();
      demonstrate(terminal, where.ports());
      if (keep) {
        system.supervise();
        Welcome.to(where).lines(terminal.elapsed()).forEach(terminal::shows);
        run.awaitEnd();
      }
      terminal.shows(
          "\nEnding the system that was started for this. %s keeps one running."
              .formatted(where.hint().of("start")));
    }
    return ExitCodes.DONE;
  }

  private void demonstrate(Terminal terminal, Ports ports) {
    new Demonstration(where.home(), ports, terminal::shows).run();
  }
}
