package org.referralrouter.routing.guard;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;
import org.referralrouter.routing.concern.Clocks;

/** Holds the clocks of a procedure to the longest times of the product. */
final class ClockGuard {
  private static final String FILE = "clocks.json";

  /**
   * The longest times: the product's {@code safeguards/clocks.json}.
   *
   * @param days on which every board works; fewer would make a working day longer
   */
  private record Limits(Set<DayOfWeek> days, Map<Urgency, Longest> longest) {
    Longest of(Urgency urgency) {
      return Objects.requireNonNull(longest.get(urgency));
    }
  }

  /**
   * How long a time may be.
   *
   * @param workingDays 0 where it may not be told in working days, over which a weekend can pass
   */
  private record Longest(Duration elapsed, int workingDays) {
    boolean allows(Clocks.Period period) {
      return switch (period) {
        case Clocks.Period.Elapsed(var time) -> time.compareTo(elapsed) <= 0;
        case Clocks.Period.Working(var days) -> days <= workingDays;
      };
    }

    String inWords() {
      String hours = elapsed.toHours() + (elapsed.toHours() == 1 ? " hour" : " hours");
      return workingDays == 0 ? hours : workingDays + " working days or " + hours;
    }
  }

  private final Limits limits = SafeguardFile.read(FILE, Limits.class);
  private final List<Refusal> refusals = new ArrayList<>();

  private ClockGuard() {}

  /** The clocks that are longer than they may be, or of an agency that there is not. */
  static List<Refusal> refusals(Clocks clocks, Agencies agencies) {
    ClockGuard guard = new ClockGuard();
    guard.lookAtDays(clocks.workingHours().days());
    guard.lookAtTimes("", clocks);
    for (Agency agency : agencies.all()) {
      if (clocks.agencies().containsKey(agency.name())) {
        guard.lookAtTimes("agencies." + agency.name() + ".", clocks.of(agency));
      }
    }
    Set<String> unknown = new TreeSet<>(clocks.agencies().keySet());
    agencies.all().forEach(agency -> unknown.remove(agency.name()));
    unknown.forEach(code -> guard.refuse("agencies." + code, "is no agency of the procedure"));
    return guard.refusals;
  }

  private void lookAtTimes(String of, Clocks clocks) {
    for (Urgency urgency : Urgency.values()) {
      look(of + "receiptWithin", urgency, clocks.receiptWithin());
      look(of + "boardAfter", urgency, clocks.boardAfter());
    }
    look(of + "decisionAfterReceipt", Urgency.STANDARD, clocks.decisionAfterReceipt());
  }

  private void lookAtDays(Set<DayOfWeek> days) {
    Set<DayOfWeek> missing = new TreeSet<>(limits.days());
    missing.removeAll(days);
    if (!missing.isEmpty()) {
      refuse("workingHours.days", "every board works on " + missing + " too");
    }
  }

  private void look(String clock, Urgency urgency, Map<Urgency, Clocks.Period> periods) {
    look(clock + "." + urgency, urgency, Objects.requireNonNull(periods.get(urgency)));
  }

  private void look(String field, Urgency urgency, Clocks.Period period) {
    Longest longest = limits.of(urgency);
    if (!longest.allows(period)) {
      refuse(field, "must be at most " + longest.inWords() + ", and is " + inWords(period));
    }
  }

  private static String inWords(Clocks.Period period) {
    return switch (period) {
      case Clocks.Period.Elapsed(var time) ->
          time.toHours() + " hours" + (time.toMinutesPart() == 0 ? "" : " and more");
      case Clocks.Period.Working(var days) -> days + " working days";
    };
  }

  private void refuse(String field, String why) {
    refusals.add(new Refusal(FILE, field, why));
  }
}
