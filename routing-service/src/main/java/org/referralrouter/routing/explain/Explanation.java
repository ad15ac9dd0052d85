package org.referralrouter.routing.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Problem;
import org.referralrouter.concern.Reading;
import org.referralrouter.wire.ConcernJson;

/** Tells of a stream of concerns, one after another, holding one at a time. */
final class Explanation {
  private final Telling telling;
  private final Agencies agencies;
  private final PrintStream out;
  private final PrintStream err;
  private boolean allDecided = true;

  Explanation(Telling telling, Agencies agencies, PrintStream out, PrintStream err) {
    this.telling = telling;
    this.agencies = agencies;
    this.out = out;
    this.err = err;
  }

  /**
   * Prints what is told of each concern of the input.
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
    switch (ConcernJson.read(concern, agencies)) {
      case Reading.Accepted(var accepted) -> out.print(telling.decided(number, accepted));
      case Reading.Unreadable(var detail) -> refuse(number, List.of(new Problem("", detail)));
      case Reading.Refused(var problems) -> refuse(number, problems);
    }
  }

  private void refuse(int number, List<Problem> problems) {
    allDecided = false;
    out.print(telling.refused(number, problems));
    for (Problem problem : problems) {
      err.println("concern " + number + ": " + problem.pointer() + " " + problem.detail());
    }
  }
}
