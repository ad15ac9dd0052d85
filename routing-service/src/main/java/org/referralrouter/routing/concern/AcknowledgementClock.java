package org.referralrouter.routing.concern;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.referralrouter.decision.Urgency;

/**
 * When an agency must have acknowledged a referral, and when the board is told that it has not
 * (reading, Clocks).
 *
 * @param clocks the procedure's times
 * @param zone where the board's working hours are kept
 * @param holidays days on which the board does not work
 */
public record AcknowledgementClock(Clocks clocks, ZoneId zone, Set<LocalDate> holidays) {

  /** The latest time for an acknowledgement. */
  public Instant acknowledgeBy(Instant issued, Urgency urgency) {
    return after(issued, clocks.acknowledgeWithin(), urgency);
  }

  /** When the board is told of a referral that is still not acknowledged. */
  public Instant boardBy(Instant due, Urgency urgency) {
    return after(due, clocks.boardAfter(), urgency);
  }

  private Instant after(Instant start, Map<Urgency, Clocks.Period> periods, Urgency urgency) {
    return switch (Objects.requireNonNull(periods.get(urgency))) {
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
