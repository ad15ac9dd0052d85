package org.referralrouter.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Audit entries as lines for a terminal. */
final class AuditText {
  private AuditText() {}

  static List<String> of(JsonNode entries) {
    var lines = new ArrayList<String>();
    for (var entry : entries) {
      lines.add(
          "    %-12s %-20s %-19s %-13s %s"
              .formatted(
                  timeOfDay(entry.path("at").asString("")),
                  entry.path("type").asString(""),
                  entry.path("agency").asString("–").replace('_', '-').toLowerCase(Locale.ROOT),
                  entry.path("actor").asString("–"),
                  "@|faint %s/%s@%s|@"
                      .formatted(
                          entry.path("topic").asString(""),
                          entry.path("partition").asString(""),
                          entry.path("offset").asString(""))));
    }
    return lines;
  }

  /** How many entries of each type, as in {@code 5 entries: Concern 1, Decision 1, Referral 3}. */
  static String counted(JsonNode entries) {
    var counts =
        entries
            .valueStream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.path("type").asString(""),
                    LinkedHashMap::new,
                    Collectors.counting()));
    return "%d entries: %s"
        .formatted(
            entries.size(),
            counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", ")));
  }

  // An instant's time of day to the millisecond: 2026-11-24T10:15:30.123456Z is shown as
  // 10:15:30.123.
  private static String timeOfDay(String instant) {
    int start = instant.indexOf('T') + 1;
    return instant.substring(start, Math.min(instant.length(), start + "10:15:30.123".length()));
  }
}
