package org.referralrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.referralrouter.routing.concern.BankHolidays;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The warning before the bank holidays end. */
@ExtendWith(OutputCaptureExtension.class)
class HolidayWatchTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final BankHolidays HOLIDAYS = BankHolidays.ofEngland();

  @Test
  void operators_are_warned_from_three_months_before_the_holidays_end(CapturedOutput output) {
    HolidayWatch watch = watchOn(HOLIDAYS.to().minusMonths(2).toString());
    watch.warn();

    assertThat(output).contains("The bank holidays known here end on " + HOLIDAYS.to());
    assertThat(watch.health().getDetails()).containsEntry("endSoon", true);
    assertThat(remaining(watch)).isBetween(59.0, 62.0);
  }

  @Test
  void operators_are_not_warned_before_that(CapturedOutput output) {
    HolidayWatch watch = watchOn(HOLIDAYS.to().minusMonths(4).toString());
    watch.warn();

    assertThat(output).doesNotContain("bank holidays");
    assertThat(watch.health().getDetails()).containsEntry("endSoon", false);
  }

  private static double remaining(HolidayWatch watch) {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    watch.bindTo(meters);
    return meters.get("referrals.holidays.remaining").gauge().value();
  }

  private static HolidayWatch watchOn(String day) {
    RoutingSettings settings =
        new RoutingSettings(
            URI.create("http://127.0.0.1"), "id", "1", null, Path.of("x"), LONDON, Set.of());
    return new HolidayWatch(
        HOLIDAYS, settings, Clock.fixed(Instant.parse(day + "T12:00:00Z"), LONDON));
  }
}
