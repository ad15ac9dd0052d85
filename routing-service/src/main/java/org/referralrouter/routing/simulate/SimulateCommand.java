package org.referralrouter.routing.simulate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import org.referralrouter.access.ClientFile;
import org.referralrouter.concern.Agencies;
import org.referralrouter.routing.guard.Guards;
import org.referralrouter.routing.guard.Refusal;
import org.referralrouter.routing.procedure.ProcedureChoice;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what a new procedure would change. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description = {
      "Compares a candidate with the current procedure in everything that they decide: who is told, why, how soon, with which flags,"
          + " instructions and questions, what is shared and how long an agency may be silent, each before and after.",
      "It decides past concerns, from a file or standard input (NDJSON) or from the topic, and made-up ones that meet every row."
          + " Nothing is sent."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing protects children less",
      "1:the concerns cannot be read",
      "2:the candidate is refused, or the command was used wrongly",
      "3:something protects children less, or may"
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final int WEAKER = 3;

  /** Where boards keep their days. */
  private static final ZoneId ZONE = ZoneId.of("Europe/London");

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ProcedureChoice current = new ProcedureChoice();

  @Option(
      names = "--candidate",
      paramLabel = "DIR",
      required = true,
      description = "The directory of the new procedure's files.")
  private Path candidate = Path.of("");

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The concerns; standard input where it is left out or -.")
  private @Nullable Path file;

  @Option(
      names = "--from-topic",
      description = "Take the concerns from concerns.v1, each with its highest revision.")
  private boolean fromTopic;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:19092",
      description = "The Kafka broker. Default: ${DEFAULT-VALUE}.")
  private String bootstrapServers = "";

  @Option(
      names = "--client-file",
      paramLabel = "FILE",
      defaultValue = "${env:" + ClientFile.ENVIRONMENT + "}",
      description =
          "How to be let in at the broker: a properties file of Kafka's client settings, such as"
              + " .local/secrets/kafka/routing-service.properties. Default: what "
              + ClientFile.ENVIRONMENT
              + " names, and else an open broker.")
  private @Nullable Path clientFile;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:18090",
      description = "The schema registry. Default: ${DEFAULT-VALUE}.")
  private URI registry = URI.create("");

  @Option(names = "--json", description = "Print JSON in place of a table.")
  private boolean json;

  /** For picocli. */
  public SimulateCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    ProcedureDirectory now = current.procedure();
    ProcedureDirectory then = ProcedureDirectory.at(candidate);
    List<Refusal> refusals = Guards.refusals(then);
    if (!refusals.isEmpty()) {
      tell(refusals);
      return spec.exitCodeOnInvalidInput();
    }
    Simulation simulation = new Simulation(now, then);
    simulation.replayMadeUp();
    long refused;
    try {
      refused = replay(simulation, then.agencies(), err);
    } catch (NoSuchFileException _) {
      err.println(
          "There is no file " + file + ". Name a file with concerns, or - for standard input.");
      return spec.exitCodeOnExecutionException();
    }
    Report report = new Report(now.procedure(), then.procedure(), simulation, refused);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      report.json(out);
    } else {
      report.table(out);
    }
    return simulation.weaker() > 0 ? WEAKER : 0;
  }

  private void tell(List<Refusal> refusals) {
    if (json) {
      PrintWriter out = spec.commandLine().getOut();
      out.println(Json.mapper().writeValueAsString(Map.of("refusals", refusals)));
      out.flush();
      return;
    }
    PrintWriter err = spec.commandLine().getErr();
    err.println("The candidate is refused:");
    refusals.forEach(refusal -> err.println("  " + refusal));
  }

  private long replay(Simulation simulation, Agencies agencies, PrintWriter err)
      throws IOException {
    if (fromTopic) {
      return replay(
          simulation,
          new ConcernTopic(
              ClientFile.client(bootstrapServers, Optional.ofNullable(clientFile)),
              registry,
              ZONE));
    }
    try (InputStream in = open()) {
      return replay(simulation, new ConcernLines(in, LocalDate.now(ZONE), agencies, err));
    }
  }

  private static long replay(Simulation simulation, PastConcerns concerns) throws IOException {
    if (!Ansi.AUTO.enabled()) {
      return concerns.each(simulation::replay);
    }
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("Concerns")
            .setInitialMax(-1)
            .clearDisplayOnFinish()
            .build()) {
      return concerns.each(
          (id, concern, day) -> {
            simulation.replay(id, concern, day);
            bar.step();
          });
    }
  }

  private InputStream open() throws IOException {
    return new BufferedInputStream(
        file == null || file.toString().equals("-") ? System.in : Files.newInputStream(file));
  }
}
