package org.referralrouter.audit.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.audit.ledger.Missing;

/** Codes as people read them. */
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.UK)
          .withZone(ZoneOffset.UTC);

  private static final Instant NO_TIMESTAMP = Instant.ofEpochMilli(-1);

  private Words() {}

  /** The name of a type of entries, for a list to choose from. */
  static String type(String code) {
    return switch (code) {
      case "AccessRecorded" -> "Access";
      case "NotificationOutcome" -> "Notification";
      case EntryType.RESPONSE_OUTCOME -> "Response taken or refused";
      case "ProcedureInForce" -> "Procedure in force";
      case EntryType.UNREADABLE -> "Unreadable record";
      default -> {
        String words = code.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
        yield words.charAt(0) + words.substring(1).toLowerCase(Locale.UK);
      }
    };
  }

  /** What is missing. */
  static String missing(Missing.Kind kind) {
    return switch (kind) {
      case DECISION -> "Concerns without decision";
      case DELIVERY -> "Referrals without delivery";
      case RECEIPT -> "Referrals without receipt";
      case AGENCY_DECISION -> "Referrals without the agency's decision";
    };
  }

  /** A step that is waited for. */
  static String step(Missing.Kind kind) {
    return switch (kind) {
      case DECISION -> "The procedure's decision";
      case DELIVERY -> "Telling the agency";
      case RECEIPT -> "A person at the agency to read it";
      case AGENCY_DECISION -> "The agency's decision";
    };
  }

  /** How urgent a referral is; nothing where that is not known. */
  static String urgency(@Nullable String code) {
    return code == null ? "" : code.charAt(0) + code.substring(1).toLowerCase(Locale.UK);
  }

  /** A time span in its two greatest units. */
  static String span(long seconds) {
    Duration span = Duration.ofSeconds(seconds);
    if (span.toDays() > 0) {
      return units(span.toDays(), "day", span.toHoursPart(), "hour");
    }
    if (span.toHours() > 0) {
      return units(span.toHours(), "hour", span.toMinutesPart(), "minute");
    }
    return span.toMinutes() > 0
        ? units(span.toMinutes(), "minute", 0, "")
        : units(span.toSeconds(), "second", 0, "");
  }

  private static String units(long great, String greatUnit, long small, String smallUnit) {
    return unit(great, greatUnit) + (small == 0 ? "" : " " + unit(small, smallUnit));
  }

  private static String unit(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }

  /** A time to the second; of a record that came without one, that it did. */
  static String time(Instant time) {
    return time.equals(NO_TIMESTAMP) ? "Without a time" : TIME.format(time);
  }
}
