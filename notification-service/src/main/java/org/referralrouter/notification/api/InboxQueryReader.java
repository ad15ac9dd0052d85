package org.referralrouter.notification.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Problem;
import org.referralrouter.event.ReferralState;
import org.referralrouter.notification.inbox.InboxQuery;
import org.referralrouter.notification.inbox.Waiting;
import org.springframework.http.HttpStatus;

/** Reads the parameters of a list, and finds all that are wrong. */
final class InboxQueryReader {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  private final List<Problem> problems = new ArrayList<>();

  private InboxQueryReader() {}

  /** Reads the parameters; an empty one counts as left out. */
  static RequestReading<InboxQuery> read(
      @Nullable String state,
      @Nullable String waiting,
      @Nullable String overdue,
      @Nullable String after,
      @Nullable String limit) {
    InboxQueryReader reader = new InboxQueryReader();
    InboxQuery query =
        new InboxQuery(
            reader.code("state", state, ReferralState.class),
            reader.code("waiting", waiting, Waiting.class),
            reader.truth("overdue", overdue),
            reader.number("after", after, Long.MAX_VALUE),
            reader.limit(limit));
    return reader.problems.isEmpty()
        ? new RequestReading.Accepted<>(query)
        : new RequestReading.Refused<>(
            HttpStatus.BAD_REQUEST, "A parameter is wrong.", List.copyOf(reader.problems));
  }

  private <E extends Enum<E>> @Nullable E code(String name, @Nullable String text, Class<E> type) {
    if (isOmitted(text)) {
      return null;
    }
    List<E> constants = Arrays.asList(type.getEnumConstants());
    for (E constant : constants) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    problem(
        name,
        constants.stream()
            .map(Enum::name)
            .collect(Collectors.joining(", ", "must be one of ", "")));
    return null;
  }

  private @Nullable Boolean truth(String name, @Nullable String text) {
    if (isOmitted(text)) {
      return null;
    }
    if (!"true".equals(text) && !"false".equals(text)) {
      problem(name, "must be true or false");
    }
    return "true".equals(text);
  }

  private int limit(@Nullable String text) {
    Long limit = number("limit", text, MAX_LIMIT);
    return limit == null ? DEFAULT_LIMIT : limit.intValue();
  }

  private @Nullable Long number(String name, @Nullable String text, long most) {
    if (isOmitted(text)) {
      return null;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below, as any other number that is not allowed.
    }
    problem(
        name,
        name.equals("after")
            ? "must be what next was on the page before"
            : "must be a number from 1 to " + most);
    return null;
  }

  private static boolean isOmitted(@Nullable String text) {
    return text == null || text.isEmpty();
  }

  private void problem(String name, String detail) {
    problems.add(new Problem("", name + " " + detail));
  }
}
