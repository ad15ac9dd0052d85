package org.referralrouter.routing.explain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.referralrouter.concern.Problem;
import org.referralrouter.concern.Reading;
import org.referralrouter.routing.procedure.DecisionMaker;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Json;

/** Decides a stream of concerns, a line for each, holding one at a time. */
final class Explanation {
  private final DecisionMaker procedure;
  private final PrintStream out;
  private final PrintStream err;
  private boolean allDecided = true;

  Explanation(DecisionMaker procedure, PrintStream out, PrintStream err) {
    this.procedure = procedure;
    this.out = out;
    this.err = err;
  }

  /**
   * Prints a line for each concern of the input.
   *
   * @return whether every one was decided
   */
  boolean of(InputStream in) throws IOException {
    int number = 0;
    for (byte[] concern = next(in); concern.length > 0; concern = next(in)) {
      number++;
      explain(number, concern);
      if (in.available() == 0) {
        out.flush();
      }
    }
    if (number == 0) {
      explain(1, new byte[0]);
    }
    return allDecided;
  }

  private void explain(int number, byte[] concern) {
    switch (ConcernJson.read(concern)) {
      case Reading.Accepted(var accepted) ->
          out.print(Json.mapper().writeValueAsString(procedure.decide(accepted)) + "\n");
      case Reading.Unreadable(var detail) -> refuse(number, List.of(new Problem("", detail)));
      case Reading.Refused(var problems) -> refuse(number, problems);
    }
  }

  private void refuse(int number, List<Problem> problems) {
    allDecided = false;
    out.print(
        Json.mapper().writeValueAsString(Map.of("concern", number, "errors", problems)) + "\n");
    for (Problem problem : problems) {
      err.println("concern " + number + ": " + problem.pointer() + " " + problem.detail());
    }
  }

  /**
   * The next concern's bytes: a line, or as many as its braces span. A line break within a text is
   * no JSON, so a line that opens no more than it closes is whole, and a broken one costs only
   * itself where lines begin with a brace.
   */
  private static byte[] next(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Braces braces = new Braces();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        boolean blank = bytes.toString(StandardCharsets.UTF_8).isBlank();
        if (!blank && braces.closed()) {
          return bytes.toByteArray();
        }
        if (blank) {
          bytes.reset();
          continue;
        }
      }
      braces.see(b);
      bytes.write(b);
    }
    return bytes.toString(StandardCharsets.UTF_8).isBlank() ? new byte[0] : bytes.toByteArray();
  }

  /** Counts open braces and brackets outside texts. */
  private static final class Braces {
    private int open;
    private boolean inText;
    private boolean escaped;

    void see(int b) {
      if (escaped) {
        escaped = false;
      } else if (inText) {
        escaped = b == '\\';
        inText = b != '"' && b != '\n';
      } else {
        inText = b == '"';
        open += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
      }
    }

    boolean closed() {
      return open <= 0;
    }
  }
}
