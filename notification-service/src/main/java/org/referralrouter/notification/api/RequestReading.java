package org.referralrouter.notification.api;

import java.util.List;
import org.referralrouter.concern.Problem;
import org.springframework.http.HttpStatus;

/** What reading a part of a request came to. */
sealed interface RequestReading<T> {
  /** It is right. */
  record Accepted<T>(T content) implements RequestReading<T> {
    /** May hold personal text, so it never prints. */
    @Override
    public String toString() {
      return "Accepted[redacted]";
    }
  }

  /** It is wrong, at these places. */
  record Refused<T>(HttpStatus status, String detail, List<Problem> problems)
      implements RequestReading<T> {}
}
