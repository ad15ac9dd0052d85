package org.referralrouter.routing.difference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;
import org.referralrouter.routing.concern.Clocks;

/**
 * A time that two versions of a procedure do not have alike.
 *
 * @param clock its name in {@code clocks.json}
 * @param before in words
 * @param after in words
 * @param longer whether an agency may be silent for longer, or there is no telling
 */
public record ClockDifference(String clock, String before, String after, boolean longer) {
  static List<ClockDifference> between(Clocks before, Clocks after) {
    List<ClockDifference> differences = new ArrayList<>();
    addTimes("", before, after, differences);
    Set<String> withTheirOwn = new TreeSet<>(before.agencies().keySet());
    withTheirOwn.addAll(after.agencies().keySet());
    for (String code : withTheirOwn) {
      Agency agency = new Agency(code);
      addTimes("agencies." + code + ".", before.of(agency), after.of(agency), differences);
    }
    Clocks.WorkingHours had = before.workingHours();
    Clocks.WorkingHours has = after.workingHours();
    if (!had.equals(has)) {
      differences.add(
          new ClockDifference(
              "workingHours", inWords(had), inWords(has), !has.days().containsAll(had.days())));
    }
    return differences;
  }

  private static void addTimes(
      String of, Clocks before, Clocks after, List<ClockDifference> differences) {
    for (Urgency urgency : Urgency.values()) {
      add(
          of + "receiptWithin",
          urgency,
          before.receiptWithin(),
          after.receiptWithin(),
          differences);
      add(of + "boardAfter", urgency, before.boardAfter(), after.boardAfter(), differences);
    }
    add(
        of + "decisionAfterReceipt",
        before.decisionAfterReceipt(),
        after.decisionAfterReceipt(),
        differences);
  }

  private static void add(
      String clock,
      Urgency urgency,
      Map<Urgency, Clocks.Period> before,
      Map<Urgency, Clocks.Period> after,
      List<ClockDifference> differences) {
    add(
        clock + "." + urgency,
        Objects.requireNonNull(before.get(urgency)),
        Objects.requireNonNull(after.get(urgency)),
        differences);
  }

  private static void add(
      String clock, Clocks.Period before, Clocks.Period after, List<ClockDifference> differences) {
    if (!before.equals(after)) {
      differences.add(
          new ClockDifference(clock, inWords(before), inWords(after), longer(before, after)));
    }
  }

  /** A time in working days and one round the clock cannot be compared: it hangs on the day. */
  private static boolean longer(Clocks.Period before, Clocks.Period after) {
    return switch (before) {
      case Clocks.Period.Elapsed(var had) ->
          !(after instanceof Clocks.Period.Elapsed(var has)) || has.compareTo(had) > 0;
      case Clocks.Period.Working(var had) ->
          !(after instanceof Clocks.Period.Working(var has)) || has > had;
    };
  }

  private static String inWords(Clocks.Period period) {
    return switch (period) {
      case Clocks.Period.Elapsed(var elapsed) -> inWords(elapsed);
      case Clocks.Period.Working(var days) ->
          days == 1 ? "one working day" : days + " working days";
    };
  }

  private static String inWords(Duration elapsed) {
    long hours = elapsed.toHours();
    if (elapsed.toMinutesPart() != 0 || hours == 0) {
      return elapsed.toMinutes() + " minutes";
    }
    return hours == 1 ? "1 hour" : hours + " hours";
  }

  private static String inWords(Clocks.WorkingHours hours) {
    return hours.opens()
        + " to "
        + hours.closes()
        + " on "
        + hours.days().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
  }
}
