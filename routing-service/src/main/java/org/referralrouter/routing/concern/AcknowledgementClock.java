package org.referralrouter.routing.concern;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.referralrouter.decision.Urgency;

/**
 * When an agency must have acknowledged a referral (reading, Clocks).
 *
 * @param zone where the board's working hours are kept
 * @param holidays days on which the board does not work
 */
public record AcknowledgementClock(ZoneId zone, Set<LocalDate> holidays) {
  private static final Duration IMMEDIATE = Duration.ofMinutes(15);
  private static final Duration URGENT = Duration.ofHours(4);
  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(17, 0);
  private static final Duration WORKING_DAY = Duration.between(OPENS, CLOSES);

  /** The latest time for an acknowledgement. */
  public Instant acknowledgeBy(Instant issued, Urgency urgency) {
    return switch (urgency) {
      case IMMEDIATE -> issued.plus(IMMEDIATE);
      case URGENT -> issued.plus(URGENT);
      case STANDARD -> afterOneWorkingDay(issued);
    };
  }

  /**
   * When the board is told of a referral that is still not acknowledged: as long again after the
   * latest time for it.
   */
  public Instant boardBy(Instant due, Urgency urgency) {
    return acknowledgeBy(due, urgency);
  }

  private Instant afterOneWorkingDay(Instant issued) {
    ZonedDateTime at = issued.atZone(zone);
    Duration left = WORKING_DAY;
    while (true) {
      ZonedDateTime closes = at.with(CLOSES);
      ZonedDateTime from = at.toLocalTime().isBefore(OPENS) ? at.with(OPENS) : at;
      if (works(at.toLocalDate()) && from.isBefore(closes)) {
        Duration today = Duration.between(from, closes);
        if (left.compareTo(today) <= 0) {
          return from.plus(left).toInstant();
        }
        left = left.minus(today);
      }
      at = at.toLocalDate().plusDays(1).atTime(OPENS).atZone(zone);
    }
  }

  private boolean works(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY
        && day.getDayOfWeek() != DayOfWeek.SUNDAY
        && !holidays.contains(day);
  }
}
