package org.referralrouter.audit.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What others wrote, as any database can hold it. A record must never stop the ledger because of a
 * NUL or a year that PostgreSQL does not know; the payload keeps it as it was.
 */
final class Storable {
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final int MAX_LENGTH = 500;

  private Storable() {}

  static String text(byte[] utf8) {
    return text(new String(utf8, StandardCharsets.UTF_8));
  }

  static String text(String text) {
    String whole = text.replace('\0', '\uFFFD');
    if (whole.length() <= MAX_LENGTH) {
      return whole;
    }
    // Never half of a surrogate pair, which is no text.
    return whole.substring(0, whole.offsetByCodePoints(0, 250));
  }

  static Instant time(Instant instant) {
    return instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
  }
}
