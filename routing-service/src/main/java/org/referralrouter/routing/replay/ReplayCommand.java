package org.referralrouter.routing.replay;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Problem;
import org.referralrouter.routing.concern.BankHolidays;
import org.referralrouter.routing.concern.Clocks;
import org.referralrouter.routing.concern.ResponseClock;
import org.referralrouter.routing.concern.Router;
import org.referralrouter.routing.explain.Documents;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.ProcedureChoice;
import org.referralrouter.routing.procedure.ProcedureDirectory;
import org.referralrouter.wire.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what would have followed from each life: NDJSON in, NDJSON out, in order. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description = {
      "Prints what would have followed from each life of a file or of standard input, one line a life, in order.",
      "A life is a JSON object with a list of events: revisions, responses and silence, each with its time.",
      "A life that is refused gets a line with its errors, and a message on standard error.",
      "Nothing is sent, and no system needs to run."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every life was replayed",
      "1:the input cannot be read",
      "2:at least one life was refused, or the command was used wrongly"
    })
public final class ReplayCommand implements Callable<Integer> {
  private static final int BUFFER = 1 << 16;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The lives; standard input where it is left out or -.")
  private @Nullable Path file;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "Europe/London",
      description = "Where the board's working hours are kept. Default: ${DEFAULT-VALUE}.")
  private ZoneId zone = ZoneId.of("Europe/London");

  @Mixin private ProcedureChoice choice = new ProcedureChoice();

  /** For picocli. */
  public ReplayCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(System.out, BUFFER), false, StandardCharsets.UTF_8);
    ProcedureDirectory procedure = choice.procedure();
    Replay replay =
        new Replay(
            new Router(
                procedure.decisions(),
                new NeedToKnow(procedure.needToKnow(), procedure.agencies()),
                new ResponseClock(
                    Clocks.read(procedure.clocks()), zone, BankHolidays.ofEngland().days())),
            procedure.agencies());
    try (InputStream in = open()) {
      return replayed(replay, in, out) ? 0 : 2;
    } catch (NoSuchFileException _) {
      System.err.println(
          "There is no file " + file + ". Name a file with lives, or - for standard input.");
      return 1;
    } finally {
      out.flush();
    }
  }

  private static boolean replayed(Replay replay, InputStream in, PrintStream out)
      throws IOException {
    boolean all = true;
    int number = 0;
    for (byte[] life = Documents.next(in); life.length > 0; life = Documents.next(in)) {
      number++;
      Replay.Outcome outcome = replay.of(life);
      if (outcome.problems().isEmpty()) {
        out.print(outcome.line());
      } else {
        all = false;
        out.print(
            Json.mapper().writeValueAsString(Map.of("life", number, "errors", outcome.problems())));
        tell(number, outcome.problems());
      }
      out.print('\n');
      if (in.available() == 0) {
        out.flush();
      }
    }
    return all;
  }

  private static void tell(int number, List<Problem> problems) {
    for (Problem problem : problems) {
      System.err.println("life " + number + ": " + problem.pointer() + " " + problem.detail());
    }
  }

  private InputStream open() throws IOException {
    return file == null || file.toString().equals("-")
        ? new BufferedInputStream(System.in, BUFFER)
        : new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }
}
