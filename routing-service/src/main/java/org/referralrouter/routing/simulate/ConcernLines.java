package org.referralrouter.routing.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.LocalDate;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Reading;
import org.referralrouter.routing.explain.Documents;
import org.referralrouter.wire.ConcernJson;

/**
 * Concerns as NDJSON, known by their place in it.
 *
 * @param day the day on which they count as received
 * @param agencies those that they may name
 * @param err where a line that is no concern is told, without its content
 */
record ConcernLines(InputStream in, LocalDate day, Agencies agencies, PrintWriter err)
    implements PastConcerns {
  @Override
  public long each(Taker taker) throws IOException {
    long refused = 0;
    int number = 0;
    for (byte[] json = Documents.next(in); json.length > 0; json = Documents.next(in)) {
      number++;
      String id = "concern " + number;
      switch (ConcernJson.read(json, agencies)) {
        case Reading.Accepted(var concern) -> taker.take(id, concern, day);
        case Reading.Unreadable(var detail) -> {
          refused++;
          err.println(id + ": " + detail);
        }
        case Reading.Refused(var problems) -> {
          refused++;
          problems.forEach(
              problem -> err.println(id + ": " + problem.pointer() + " " + problem.detail()));
        }
      }
    }
    return refused;
  }
}
