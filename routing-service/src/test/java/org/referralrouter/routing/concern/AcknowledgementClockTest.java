package org.referralrouter.routing.concern;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.referralrouter.decision.Urgency;

class AcknowledgementClockTest {
  private static final Instant FRIDAY_AT_FOUR = Instant.parse("2026-12-18T16:00:00Z");

  private final AcknowledgementClock clock =
      new AcknowledgementClock(ZoneId.of("Europe/London"), Set.of(LocalDate.of(2026, 12, 21)));

  @Test
  void an_immediate_referral_has_a_quarter_of_an_hour_at_any_time() {
    assertThat(clock.acknowledgeBy(FRIDAY_AT_FOUR, Urgency.IMMEDIATE))
        .isEqualTo("2026-12-18T16:15:00Z");
  }

  @Test
  void an_urgent_referral_has_four_hours_beyond_closing_time_too() {
    assertThat(clock.acknowledgeBy(FRIDAY_AT_FOUR, Urgency.URGENT))
        .isEqualTo("2026-12-18T20:00:00Z");
  }

  @Test
  void one_working_day_skips_the_weekend_and_holidays() {
    assertThat(clock.acknowledgeBy(FRIDAY_AT_FOUR, Urgency.STANDARD))
        .isEqualTo("2026-12-22T16:00:00Z");
  }

  @Test
  void one_working_day_follows_summer_time() {
    assertThat(clock.acknowledgeBy(Instant.parse("2026-07-07T05:00:00Z"), Urgency.STANDARD))
        .isEqualTo("2026-07-07T16:00:00Z");
  }
}
