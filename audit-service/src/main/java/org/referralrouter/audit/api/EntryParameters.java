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
import org.referralrouter.audit.ledger.EntryType;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;

/**
 * Reads a query's parameters strictly: a misspelt one would widen the query without a word, so it
 * is refused.
 */
final class EntryParameters {
  static final int DEFAULT_LIMIT = 100;
  static final int MAX_LIMIT = 1000;
  private static final int MAX_TEXT = 200;
  private static final int YEAR_9999 = 9999;
  static final Set<String> NAMES =
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

  /** The parameters, each of them one of these names. */
  static EntryParameters strictly(Map<String, List<String>> parameters, Set<String> names) {
    for (String name : parameters.keySet()) {
      if (!names.contains(name)) {
        throw new BadParameter(name, "is not a parameter of this query");
      }
    }
    return new EntryParameters(parameters);
  }

  static EntryQuery read(Map<String, List<String>> parameters, Agencies agencies) {
    EntryParameters given = strictly(parameters, NAMES);
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
        given.agency(agencies),
        given.value("type", "must be one of " + EntryType.codes(), EntryParameters::type),
        given.value("topic", "must be a topic, as in concerns.v1", EntryParameters::topic),
        given.value("actor", "must be a client's id", EntryParameters::text),
        given.time("from"),
        given.time("to"),
        given.value("after", "must be the next of an earlier page", PageToken::read),
        given.limit());
  }

  /** An id in a path. */
  static UUID id(String name, String text) {
    try {
      return uuid(text);
    } catch (IllegalArgumentException _) {
      throw new BadParameter(name, "must be a UUID");
    }
  }

  @Nullable Agency agency(Agencies agencies) {
    return value(
        "agency",
        "must be one of " + agencies.codes(),
        code ->
            agencies.named(code).orElseThrow(() -> new IllegalArgumentException("No such agency")));
  }

  @Nullable Instant time(String name) {
    return value(name, "must be a time, as in 2026-11-24T09:00:00Z", EntryParameters::instant);
  }

  int limit() {
    Integer limit =
        value(
            "limit",
            "must be a number from 1 to " + MAX_LIMIT,
            text -> Math.toIntExact(number(text, 1)));
    if (limit != null && limit > MAX_LIMIT) {
      throw new BadParameter("limit", "must be a number from 1 to " + MAX_LIMIT);
    }
    return limit == null ? DEFAULT_LIMIT : limit;
  }

  /** A number that must be there. */
  long required(String name) {
    Long number = value(name, "must be a number", text -> number(text, 0));
    if (number == null) {
      throw new BadParameter(name, "must be given");
    }
    return number;
  }

  <T> @Nullable T value(String name, String detail, Function<String, T> read) {
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

  private static String topic(String text) {
    String _ = EntryType.ofTopic(text);
    return text;
  }

  private static String text(String text) {
    if (text.isBlank() || text.length() > MAX_TEXT || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("No such text");
    }
    return text;
  }

  private static Instant instant(String text) {
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
