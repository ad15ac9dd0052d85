package org.referralrouter.routing.concern;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.decision.Urgency;
import org.referralrouter.wire.Json;
import tools.jackson.core.JacksonException;

/**
 * A procedure's {@code clocks.json} (reading, Clocks).
 *
 * @param receiptWithin the time until a person at the agency must have read a referral, by urgency
 * @param decisionAfterReceipt the time after that until the agency must have decided
 * @param boardAfter the time after either until the board is told, by urgency
 */
public record Clocks(
    WorkingHours workingHours,
    Map<Urgency, Period> receiptWithin,
    Period decisionAfterReceipt,
    Map<Urgency, Period> boardAfter) {

  /** When a board works, in its own time; its holidays are a setting. */
  public record WorkingHours(Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {
    /** The working time of one day. */
    Duration day() {
      return Duration.between(opens, closes);
    }
  }

  /** A length of time. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  public sealed interface Period {
    /** Round the clock. */
    record Elapsed(Duration elapsed) implements Period {}

    /** Of working time alone. */
    record Working(int workingDays) implements Period {}

    /** Whether it is a length at all. */
    default boolean positive() {
      return switch (this) {
        case Elapsed(var elapsed) -> elapsed != null && elapsed.isPositive();
        case Working(var days) -> days > 0;
      };
    }
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException where they are not clocks, with the reason
   */
  public static Clocks read(byte[] json) {
    Clocks clocks;
    try {
      clocks = Json.mapper().readValue(json, Clocks.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "clocks.json cannot be read: " + e.getOriginalMessage(), e);
    }
    require(
        clocks.workingHours != null
            && clocks.workingHours.days != null
            && !clocks.workingHours.days.isEmpty()
            && clocks.workingHours.opens != null
            && clocks.workingHours.closes != null
            && clocks.workingHours.opens.isBefore(clocks.workingHours.closes),
        "workingHours must have days, and open before they close");
    require(complete(clocks.receiptWithin), "receiptWithin must give each urgency a time");
    require(positive(clocks.decisionAfterReceipt), "decisionAfterReceipt must be a time");
    require(complete(clocks.boardAfter), "boardAfter must give each urgency a time");
    return clocks;
  }

  private static boolean complete(@Nullable Map<Urgency, Period> periods) {
    return periods != null
        && Arrays.stream(Urgency.values()).allMatch(urgency -> positive(periods.get(urgency)));
  }

  private static boolean positive(@Nullable Period period) {
    return period != null && period.positive();
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("clocks.json: " + what);
    }
  }
}
