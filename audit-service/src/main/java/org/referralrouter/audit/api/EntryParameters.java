package org.referralrouter.audit.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.EntryQuery;
import org.referralrouter.audit.ledger.EntryQuery.Place;
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Topic;

/**
 * Reads a query's parameters strictly: a misspelt one would widen the query without a word, so it
 * is refused.
 */
final class EntryParameters {
  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 1000;
  private static final int MAX_TEXT = 200;
  private static final int YEAR_9999 = 9999;
  private static final Set<String> NAMES =
      Set.of(
          "concern",
          "referral",
          "subject",
          "agency",
          "type",
          "topic",
          "actor",
          "from",
          "to",
          "after",
          "limit");

  private final Map<String, List<String>> parameters;

  private EntryParameters(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  static EntryQuery read(Map<String, List<String>> parameters) {
    for (String name : parameters.keySet()) {
      if (!NAMES.contains(name)) {
        throw new BadParameter(name, "is not a parameter of this query");
      }
    }
    EntryParameters given = new EntryParameters(parameters);
    Place after = given.value("after", "must be the next of an earlier page", PageToken::read);
    Integer limit =
        given.value(
            "limit",
            "must be a number from 1 to " + MAX_LIMIT,
            text -> Math.toIntExact(number(text, 1)));
    if (limit != null && limit > MAX_LIMIT) {
      throw new BadParameter("limit", "must be a number from 1 to " + MAX_LIMIT);
    }
    UUID concern = given.value("concern", "must be a UUID", EntryParameters::uuid);
    String subject =
        given.value("subject", "must be the ref of a person in the concern", EntryParameters::text);
    if (subject != null && concern == null) {
      throw new BadParameter("subject", "needs the concern in which it is a person's ref");
    }
    return new EntryQuery(
        concern,
        given.value("referral", "must be a UUID", EntryParameters::uuid),
        subject,
        given.value("agency", "must be an agency, as in POLICE", Agency::valueOf),
        given.value("type", "must be one of " + EntryType.codes(), EntryParameters::type),
        given.value("topic", "must be a topic, as in concerns.v1", Topic::named),
        given.value("actor", "must be a client's id", EntryParameters::text),
        given.value("from", "must be a time, as in 2026-11-24T09:00:00Z", EntryParameters::time),
        given.value("to", "must be a time, as in 2026-11-24T09:00:00Z", EntryParameters::time),
        after,
        limit == null ? DEFAULT_LIMIT : limit);
  }

  /** Why the caller asks, from the header {@code Purpose}. */
  static @Nullable String purpose(@Nullable String header) {
    if (header != null && (header.isBlank() || header.length() > MAX_TEXT)) {
      throw new BadParameter("Purpose", "must have 1 to " + MAX_TEXT + " characters");
    }
    return header;
  }

  private <T> @Nullable T value(String name, String detail, Function<String, T> read) {
    List<String> values = parameters.get(name);
    if (values == null) {
      return null;
    }
    if (values.size() != 1) {
      throw new BadParameter(name, "must be given once");
    }
    try {
      return read.apply(values.getFirst());
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException _) {
      throw new BadParameter(name, detail);
    }
  }

  private static UUID uuid(String text) {
    UUID uuid = UUID.fromString(text);
    if (!uuid.toString().equalsIgnoreCase(text)) {
      throw new IllegalArgumentException("Not in full");
    }
    return uuid;
  }

  private static String type(String text) {
    if (!EntryType.codes().contains(text)) {
      throw new IllegalArgumentException("No such type");
    }
    return text;
  }

  private static String text(String text) {
    if (text.isBlank() || text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("No such text");
    }
    return text;
  }

  private static Instant time(String text) {
    Instant time = Instant.parse(text);
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > YEAR_9999) {
      throw new IllegalArgumentException("No such year");
    }
    return time;
  }

  private static long number(String text, long least) {
    long number = Long.parseLong(text);
    if (number < least) {
      throw new IllegalArgumentException("Too small");
    }
    return number;
  }
}
