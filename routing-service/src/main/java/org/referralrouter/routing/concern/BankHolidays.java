package org.referralrouter.routing.concern;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.referralrouter.wire.Json;

/**
 * The bank holidays of England, which come along as data (reading, Clocks).
 *
 * @param source who publishes them
 * @param from the first day that the data cover
 * @param to the last day that they cover
 */
public record BankHolidays(String source, LocalDate from, LocalDate to, Set<LocalDate> days) {
  private static final int MONTHS_OF_WARNING = 3;

  public BankHolidays {
    days = Collections.unmodifiableSet(new TreeSet<>(days));
  }

  /** Those of England and Wales. */
  public static BankHolidays ofEngland() {
    try (InputStream in = BankHolidays.class.getResourceAsStream("/holidays/england.json")) {
      if (in == null) {
        throw new IllegalStateException("The file holidays/england.json is missing");
      }
      return Json.mapper().readValue(in.readAllBytes(), BankHolidays.class);
    } catch (IOException e) {
      throw new UncheckedIOException("The file holidays/england.json cannot be read", e);
    }
  }

  /** Whether the data end within three months of this day, or have ended. */
  public boolean endSoon(LocalDate day) {
    return day.isAfter(to.minusMonths(MONTHS_OF_WARNING));
  }
}
