package org.referralrouter.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Embargo;
import tools.jackson.databind.JsonNode;

/** What a reporter may know of a concern afterwards, as lines for a terminal. */
final class StatusText {
  private StatusText() {}

  /** Whether it is told as it is under this embargo: only without an active one are all named. */
  static Predicate<JsonNode> under(Embargo embargo) {
    return status ->
        !status.path("decided").isMissingNode()
            && !status.path("decided").isNull()
            && names(status, Agency.POLICE) == (embargo != Embargo.ACTIVE);
  }

  static List<String> of(JsonNode status) {
    var lines = new ArrayList<String>();
    var named = status.path("agencies");
    lines.add(
        "  reporter  may know: decided, advice %s; %d agencies in all, %d named"
            .formatted(
                advice(status.at("/decided/advice")),
                status.path("agencyCount").asInt(),
                named.size()));
    for (var agency : named) {
      lines.add(
          "    @|bold %-18s|@ %s"
              .formatted(
                  agency.path("agency").asString("").toLowerCase(Locale.ROOT).replace('_', '-'),
                  String.join(", ", steps(agency))));
    }
    return lines;
  }

  private static List<String> steps(JsonNode agency) {
    var steps = new ArrayList<String>();
    steps.add(agency.path("told").asBoolean() ? "told" : "not told yet");
    if (agency.path("received").asBoolean()) {
      steps.add("received");
    }
    if (agency.path("decided").isString()) {
      steps.add(agency.path("decided").asString().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    if (agency.path("overdue").asBoolean()) {
      steps.add("overdue");
    }
    return steps;
  }

  private static String advice(JsonNode advice) {
    return advice.isEmpty()
        ? "none"
        : advice
            .valueStream()
            .map(one -> one.path("code").asString(""))
            .collect(Collectors.joining(", "));
  }

  private static boolean names(JsonNode status, Agency agency) {
    return status
        .path("agencies")
        .valueStream()
        .anyMatch(named -> named.path("agency").asString("").equals(agency.name()));
  }
}
