package org.referralrouter.routing.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Due times worked out by hand. */
class PlainClockTest {
  private final PlainClock clock = new PlainClock(EnglishHolidays.IN_2026_AND_2027);

  @Test
  void urgent_and_immediate_count_by_the_clock_on_the_wall() {
    Instant saturdayNight = Instant.parse("2026-11-07T23:00:00Z");
    assertThat(clock.receiptBy(saturdayNight, "IMMEDIATE")).isEqualTo("2026-11-07T23:15:00Z");
    assertThat(clock.receiptBy(saturdayNight, "URGENT")).isEqualTo("2026-11-08T03:00:00Z");
  }

  @ParameterizedTest
  @CsvSource({
    // Monday at ten, to Tuesday at ten.
    "2026-11-02T10:00:00Z, 2026-11-03T10:00:00Z",
    // Friday at four, one hour left; Monday seven hours more.
    "2026-11-06T16:00:00Z, 2026-11-09T16:00:00Z",
    // Saturday, the whole of Monday.
    "2026-11-07T12:00:00Z, 2026-11-09T17:00:00Z",
    // Before opening, the whole of that day; after closing, the whole of the next.
    "2026-11-03T07:00:00Z, 2026-11-03T17:00:00Z",
    "2026-11-03T17:00:00Z, 2026-11-04T17:00:00Z",
    // Christmas Eve at ten; Friday, the weekend and the substitute Monday are closed.
    "2026-12-24T10:00:00Z, 2026-12-29T10:00:00Z",
    // Clocks go back on 25 October: Friday noon in summer time is Monday noon in winter time.
    "2026-10-23T11:00:00Z, 2026-10-26T12:00:00Z",
    // Clocks go forward on 28 March; Good Friday and Easter Monday are closed.
    "2027-03-25T12:00:00Z, 2027-03-30T11:00:00Z"
  })
  void a_working_day_is_eight_open_hours(String from, String due) {
    assertThat(clock.workingDayAfter(Instant.parse(from))).isEqualTo(due);
  }
}
