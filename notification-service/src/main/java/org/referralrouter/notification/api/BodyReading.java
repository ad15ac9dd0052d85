package org.referralrouter.notification.api;

import java.util.List;
import org.referralrouter.concern.Problem;

/** What reading a request's body came to. */
sealed interface BodyReading<T> {
  /** It is right. */
  record Right<T>(T content) implements BodyReading<T> {
    @Override
    public String toString() {
      return "Right[redacted]";
    }
  }

  /** It is not a JSON object. */
  record Unreadable<T>(String detail) implements BodyReading<T> {}

  /** It can be read and is not allowed. */
  record Refused<T>(List<Problem> problems) implements BodyReading<T> {}
}
