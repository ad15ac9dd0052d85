package org.referralrouter.routing.life;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/** The clocks of reading.md and of L13, with the working hours and holidays of the board. */
record PlainClock(Set<LocalDate> holidays) {
  static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(17, 0);

  /** By when a person must have read a referral that asks at this time. */
  Instant receiptBy(Instant asked, String urgency) {
    return within(asked, urgency);
  }

  /** By when the agency must decide, where receipt is due at this time. */
  Instant decisionBy(Instant receiptBy) {
    return workingDayAfter(receiptBy);
  }

  /** When the board is told, where the duty manager is told at this time. */
  Instant boardAfter(Instant due, String urgency) {
    return within(due, urgency);
  }

  private Instant within(Instant from, String urgency) {
    return switch (urgency) {
      case "IMMEDIATE" -> from.plus(Duration.ofMinutes(15));
      case "URGENT" -> from.plus(Duration.ofHours(4));
      case "STANDARD" -> workingDayAfter(from);
      default -> throw new IllegalArgumentException("no clock for urgency " + urgency);
    };
  }

  /** The first moment at which one working day, counted in open hours, has passed. */
  Instant workingDayAfter(Instant from) {
    Duration left = Duration.between(OPENS, CLOSES);
    ZonedDateTime now = from.atZone(LONDON);
    while (true) {
      LocalDate day = now.toLocalDate();
      ZonedDateTime opens = day.atTime(OPENS).atZone(LONDON);
      ZonedDateTime closes = day.atTime(CLOSES).atZone(LONDON);
      ZonedDateTime start = now.isBefore(opens) ? opens : now;
      if (works(day) && start.isBefore(closes)) {
        Duration open = Duration.between(start, closes);
        if (open.compareTo(left) >= 0) {
          return start.plus(left).toInstant();
        }
        left = left.minus(open);
      }
      now = day.plusDays(1).atStartOfDay(LONDON);
    }
  }

  private boolean works(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    return weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY && !holidays.contains(day);
  }
}
