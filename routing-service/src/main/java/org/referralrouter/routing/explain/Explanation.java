package org.referralrouter.routing.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
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
    for (byte[] concern = Documents.next(in); concern.length > 0; concern = Documents.next(in)) {
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
}
