package org.referralrouter.routing.concern;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;
import org.referralrouter.wire.Json;
import tools.jackson.core.JacksonException;

/**
 * A procedure's {@code clocks.json} (reading, Clocks).
 *
 * @param receiptWithin the time until a person at the agency must have read a referral, by urgency
 * @param decisionAfterReceipt the time after that until the agency must have decided
 * @param boardAfter the time after either until the board is told, by urgency
 * @param agencies the times of agencies that have their own, by their codes
 */
public record Clocks(
    WorkingHours workingHours,
    Map<Urgency, Period> receiptWithin,
    Period decisionAfterReceipt,
    Map<Urgency, Period> boardAfter,
    Map<String, Times> agencies) {

  /** Without times of their own all agencies have the same. */
  public Clocks {
    agencies = agencies == null ? Map.of() : Map.copyOf(agencies);
  }

  /** The times of one agency, each as in {@link Clocks}. */
  public record Times(
      Map<Urgency, Period> receiptWithin,
      Period decisionAfterReceipt,
      Map<Urgency, Period> boardAfter) {}

  /** The clocks by which this agency is waited for. */
  public Clocks of(Agency agency) {
    Times own = agencies.get(agency.name());
    return own == null
        ? this
        : new Clocks(
            workingHours, own.receiptWithin, own.decisionAfterReceipt, own.boardAfter, Map.of());
  }

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
    require("", clocks.receiptWithin, clocks.decisionAfterReceipt, clocks.boardAfter);
    clocks.agencies.forEach(
        (code, own) ->
            require(
                "agencies." + code + ".",
                own.receiptWithin,
                own.decisionAfterReceipt,
                own.boardAfter));
    return clocks;
  }

  private static void require(
      String of,
      @Nullable Map<Urgency, Period> receiptWithin,
      @Nullable Period decisionAfterReceipt,
      @Nullable Map<Urgency, Period> boardAfter) {
    require(complete(receiptWithin), of + "receiptWithin must give each urgency a time");
    require(positive(decisionAfterReceipt), of + "decisionAfterReceipt must be a time");
    require(complete(boardAfter), of + "boardAfter must give each urgency a time");
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
