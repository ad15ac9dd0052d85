package org.referralrouter.wire;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;

/** What each codec costs, and which is the fastest. */
final class CodecTable {
  private CodecTable() {}

  static void print(Collection<RunResult> results) {
    System.out.printf("%n| event | codec | ns each | bytes allocated each |%n|---|---|---|---|%n");
    Map<String, RunResult> fastest = new TreeMap<>();
    for (RunResult result : results) {
      String event = result.getParams().getParam("event");
      String codec = codec(result);
      System.out.printf(
          Locale.ROOT, "| %s | %s | %,.0f | %,.0f |%n", event, codec, nanos(result), bytes(result));
      fastest.merge(
          (codec.endsWith("Read") ? "read a " : "write a ") + event,
          result,
          (one, other) -> nanos(one) <= nanos(other) ? one : other);
    }
    fastest.forEach(
        (what, result) -> System.out.printf("Fastest to %s: %s.%n", what, codec(result)));
  }

  private static String codec(RunResult result) {
    return result.getPrimaryResult().getLabel();
  }

  private static double nanos(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  private static double bytes(RunResult result) {
    return result.getSecondaryResults().entrySet().stream()
        .filter(measured -> measured.getKey().endsWith("gc.alloc.rate.norm"))
        .mapToDouble(measured -> measured.getValue().getScore())
        .sum();
  }
}
