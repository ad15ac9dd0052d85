package org.referralrouter.routing.explain;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.referralrouter.routing.procedure.ProcedureChoice;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.routing.register.Register;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Prints the decision that the procedure gives for each concern: NDJSON in, NDJSON out, in order.
 */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the decision for each concern of a file or of standard input, one decision a line, in order.",
      "The input is one concern as JSON, over as many lines as it likes, or NDJSON with a concern a line.",
      "A concern that is refused gets a line with its errors in place of a decision, and a message on standard error.",
      "Nothing is sent, and no system needs to run."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every concern was decided",
      "1:the input cannot be read",
      "2:at least one concern was refused, or the command was used wrongly"
    })
public final class ExplainCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;
  private static final ZoneId ENGLAND = ZoneId.of("Europe/London");

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The concerns; standard input where it is left out or -.")
  private @Nullable Path file;

  @Option(
      names = "--why",
      description =
          "Print tables for people in place of JSON: what goes to whom and on which paragraph, and what was considered and did"
              + " not apply, and why.")
  private boolean why;

  @Option(
      names = "--day",
      paramLabel = "YYYY-MM-DD",
      description =
          "The day on which the concerns are received, since dates of birth count from it. Default: today.")
  private @Nullable LocalDate day;

  @Mixin private ProcedureChoice choice = new ProcedureChoice();

  /** For picocli. */
  public ExplainCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(System.out, BUFFER), false, StandardCharsets.UTF_8);
    ProcedureDirectory procedure = choice.procedure();
    Explanation explanation =
        new Explanation(telling(procedure), procedure.agencies(), out, System.err);
    try (InputStream in = open()) {
      return explanation.of(in) ? 0 : 2;
    } catch (NoSuchFileException _) {
      System.err.println(
          "There is no file " + file + ". Name a file with concerns, or - for standard input.");
      return 1;
    } finally {
      out.flush();
    }
  }

  private Telling telling(ProcedureDirectory procedure) {
    LocalDate received = day == null ? LocalDate.now(ENGLAND) : day;
    return why
        ? new Why(procedure.reasons(), Register.of(procedure).texts(), received)
        : new DecisionLines(procedure.decisions(), received);
  }

  private InputStream open() throws IOException {
    return file == null || file.toString().equals("-")
        ? new BufferedInputStream(System.in, BUFFER)
        : new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }
}
