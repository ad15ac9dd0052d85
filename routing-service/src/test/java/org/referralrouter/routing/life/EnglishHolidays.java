package org.referralrouter.routing.life;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The bank holidays of England in the years that the tests play in (gov.uk/bank-holidays). */
final class EnglishHolidays {
  static final Set<LocalDate> IN_2026_AND_2027 =
      Stream.of(
              "2026-01-01",
              "2026-04-03",
              "2026-04-06",
              "2026-05-04",
              "2026-05-25",
              "2026-08-31",
              "2026-12-25",
              "2026-12-28",
              "2027-01-01",
              "2027-03-26",
              "2027-03-29",
              "2027-05-03",
              "2027-05-31",
              "2027-08-30",
              "2027-12-27",
              "2027-12-28")
          .map(LocalDate::parse)
          .collect(Collectors.toUnmodifiableSet());

  private EnglishHolidays() {}
}
