package org.referralrouter.local.command;

import java.util.concurrent.Callable;
import org.referralrouter.local.run.LocalSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs everything until Ctrl-C. */
@Command(
    name = "start",
    description =
        "Build what is not built, and run everything until Ctrl-C. The next start finds the data again.",
    mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private Where where = new Where();

  @Override
  public Integer call() throws InterruptedException {
    var terminal = Terminal.of(spec);
    var system = new LocalSystem(where.checkout(), where.home(), where.ports(), terminal);
    var run = new Run(system, terminal);
    run.start();
    system.supervise();
    Welcome.to(where).lines(terminal.elapsed()).forEach(terminal::shows);
    run.awaitEnd();
    return ExitCodes.DONE;
  }
}
