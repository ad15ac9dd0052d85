package org.referralrouter.concern;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A report of the same matter that the reporter made already. */
public record EarlierReport(
    @Nullable Agency agency, @Nullable String reference, @Nullable LocalDate at) {

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "EarlierReport[redacted]";
  }
}
