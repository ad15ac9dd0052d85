package org.referralrouter.routing.book;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;
import org.referralrouter.routing.concern.Clocks;

/** A procedure's clocks in words. */
final class ClockSentences {
  private ClockSentences() {}

  static List<String> of(byte[] json) {
    Clocks clocks = Clocks.read(json);
    List<String> sentences = new ArrayList<>();
    times("", clocks, sentences);
    for (String code : new TreeSet<>(clocks.agencies().keySet())) {
      times(code + ", ", clocks.of(new Agency(code)), sentences);
    }
    Clocks.WorkingHours hours = clocks.workingHours();
    sentences.add(
        "Working time is from %s to %s on %s, without the board’s holidays."
            .formatted(
                hours.opens(),
                hours.closes(),
                hours.days().stream()
                    .sorted()
                    .map(day -> word(day.name()))
                    .collect(Collectors.joining(", "))));
    return sentences;
  }

  private static void times(String of, Clocks clocks, List<String> sentences) {
    for (Urgency urgency : Urgency.values()) {
      sentences.add(
          "%s%s: a person at the agency reads it within %s, and the agency decides within %s of that; after either the duty manager is told, and after another %s the board."
              .formatted(
                  of,
                  word(urgency.name()),
                  words(Objects.requireNonNull(clocks.receiptWithin().get(urgency))),
                  words(clocks.decisionAfterReceipt()),
                  words(Objects.requireNonNull(clocks.boardAfter().get(urgency)))));
    }
  }

  private static String words(Clocks.Period period) {
    return switch (period) {
      case Clocks.Period.Elapsed(var elapsed) -> elapsed(elapsed);
      case Clocks.Period.Working(var days) ->
          days == 1 ? "one working day" : days + " working days";
    };
  }

  private static String elapsed(Duration elapsed) {
    return elapsed.toMinutesPart() == 0 && elapsed.toHours() > 0
        ? elapsed.toHours() + " hours"
        : elapsed.toMinutes() + " minutes";
  }

  private static String word(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
