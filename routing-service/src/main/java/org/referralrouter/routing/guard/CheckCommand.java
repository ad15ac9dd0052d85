package org.referralrouter.routing.guard;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.referralrouter.decision.Procedure;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at a procedure as a starting service does. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Looks at a procedure with every guard that a starting service has, and tells each row or field that is refused.",
      "Needs no running system."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the procedure may decide",
      "2:it is refused, or the command was used wrongly"
    })
public final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "The directory of the procedure's files.")
  private Path directory = Path.of("");

  @Option(names = "--json", description = "Print JSON in place of text.")
  private boolean json;

  /** For picocli. */
  public CheckCommand() {}

  @Override
  public Integer call() {
    ProcedureDirectory procedure = ProcedureDirectory.at(directory);
    List<Refusal> refusals = Guards.refusals(procedure);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("procedure", procedure.procedure());
      answer.put("refusals", refusals);
      out.println(Json.mapper().writeValueAsString(answer));
    } else {
      tell(procedure.procedure(), refusals, out);
    }
    out.flush();
    return refusals.isEmpty() ? 0 : spec.exitCodeOnInvalidInput();
  }

  private static void tell(Procedure procedure, List<Refusal> refusals, PrintWriter out) {
    out.printf("%s %s%n%s%n%n", procedure.id(), procedure.version(), procedure.digest());
    if (refusals.isEmpty()) {
      out.println("It may decide: every guard holds.");
      return;
    }
    out.println("It is refused:");
    refusals.forEach(refusal -> out.println("  " + refusal));
  }
}
