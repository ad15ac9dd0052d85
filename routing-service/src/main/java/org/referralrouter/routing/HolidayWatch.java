package org.referralrouter.routing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.referralrouter.edge.measure.Measure;
import org.referralrouter.routing.concern.BankHolidays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Warns before the bank holidays that come along end, since deadlines are wrong from then on
 * (reading, Clocks): by a line in the log each day, by the measure {@code
 * referrals.holidays.remaining} in days, and as a detail of the health, which stays up.
 */
@Component("bankHolidays")
class HolidayWatch implements HealthIndicator, MeterBinder {
  private static final Logger LOG = LoggerFactory.getLogger(HolidayWatch.class);

  private final BankHolidays holidays;
  private final ZoneId zone;
  private final Clock clock;

  HolidayWatch(BankHolidays holidays, RoutingSettings settings, Clock clock) {
    this.holidays = holidays;
    this.zone = settings.zone();
    this.clock = clock;
  }

  @Scheduled(fixedRateString = "P1D")
  void warn() {
    if (holidays.endSoon(today())) {
      LOG.warn(
          "The bank holidays known here end on {}. Install a version with later ones, or set"
              + " ROUTING_HOLIDAYS; deadlines do not know of holidays after that day.",
          holidays.to());
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Measure.HOLIDAYS_REMAINING.gauge(registry, this, HolidayWatch::remainingDays);
  }

  @Override
  public Health health() {
    return Health.up()
        .withDetail("knownUntil", holidays.to().toString())
        .withDetail("endSoon", holidays.endSoon(today()))
        .build();
  }

  private long remainingDays() {
    return ChronoUnit.DAYS.between(today(), holidays.to());
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
