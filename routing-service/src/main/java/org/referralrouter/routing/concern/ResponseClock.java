package org.referralrouter.routing.concern;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Urgency;

/**
 * When an agency must have read a referral and decided on it, and when the board is told that it
 * has not (reading, Clocks; lifecycle, L13 and L14).
 *
 * @param clocks the procedure's times
 * @param zone where the board's working hours are kept
 * @param holidays days on which the board does not work
 */
public record ResponseClock(Clocks clocks, ZoneId zone, Set<LocalDate> holidays) {

  /** The clock by which this agency is waited for. */
  ResponseClock of(Agency agency) {
    return new ResponseClock(clocks.of(agency), zone, holidays);
  }

  /** By when a person must have read a referral that asks now. */
  Instant receiptBy(Instant now, Urgency urgency) {
    return after(now, period(clocks.receiptWithin(), urgency));
  }

  /** By when the agency must have decided, where receipt is due at this time. */
  Instant decisionBy(Instant receiptBy) {
    return after(receiptBy, clocks.decisionAfterReceipt());
  }

  /** When the board is told of what was due at this time. */
  Instant boardBy(Instant due, Urgency urgency) {
    return after(due, period(clocks.boardAfter(), urgency));
  }

  private static Clocks.Period period(Map<Urgency, Clocks.Period> periods, Urgency urgency) {
    return Objects.requireNonNull(periods.get(urgency));
  }

  private Instant after(Instant start, Clocks.Period period) {
    return switch (period) {
      case Clocks.Period.Elapsed(var elapsed) -> start.plus(elapsed);
      case Clocks.Period.Working(var days) ->
          afterWorking(start, clocks.workingHours().day().multipliedBy(days));
    };
  }

  private Instant afterWorking(Instant start, Duration time) {
    ZonedDateTime at = start.atZone(zone);
    Duration left = time;
    while (true) {
      ZonedDateTime opens = at.with(clocks.workingHours().opens());
      ZonedDateTime closes = at.with(clocks.workingHours().closes());
      ZonedDateTime from = at.isBefore(opens) ? opens : at;
      if (works(at.toLocalDate()) && from.isBefore(closes)) {
        Duration today = Duration.between(from, closes);
        if (left.compareTo(today) <= 0) {
          return from.plus(left).toInstant();
        }
        left = left.minus(today);
      }
      at = at.toLocalDate().plusDays(1).atStartOfDay(zone);
    }
  }

  private boolean works(LocalDate day) {
    return clocks.workingHours().days().contains(day.getDayOfWeek()) && !holidays.contains(day);
  }
}
