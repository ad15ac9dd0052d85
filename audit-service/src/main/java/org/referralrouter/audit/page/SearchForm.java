package org.referralrouter.audit.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * What somebody typed into the search, and the query that it means. Fields left empty are not asked
 * for; a day means its beginning, and as the end of a search its end.
 */
record SearchForm(Map<String, String> typed) {
  /** The fields of the form with the names that people see, in their order. */
  static final Map<String, String> FIELDS = fields();

  static final int PAGE = 50;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d/M/uuuu H:mm").withResolverStyle(ResolverStyle.STRICT);

  /** What was sent, without what was left empty; other names stay, to be refused. */
  static SearchForm of(MultiValueMap<String, String> sent) {
    Map<String, String> typed = new LinkedHashMap<>();
    sent.forEach(
        (name, values) -> {
          String text = String.join(" ", values).strip();
          if (!text.isEmpty()) {
            typed.put(name, text);
          }
        });
    return new SearchForm(typed);
  }

  /** Whether anything is asked for at all. */
  boolean isEmpty() {
    return typed.isEmpty();
  }

  /** As the API's parameters. */
  MultiValueMap<String, String> query() {
    MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
    typed.forEach(
        (name, text) ->
            query.add(
                name,
                switch (name) {
                  case "from" -> time(text, 0);
                  case "to" -> time(text, 1);
                  default -> text;
                }));
    return query;
  }

  /** What was typed, as part of an address. */
  String asTyped() {
    return address(typed);
  }

  /** The query, as part of an address. */
  String asQuery() {
    return address(query().toSingleValueMap());
  }

  private static String address(Map<String, String> fields) {
    return fields.entrySet().stream()
        .filter(field -> !field.getKey().equals("after"))
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** What to say of a field that cannot be read. */
  static Problem problem(String field, String detail) {
    String label = FIELDS.getOrDefault(field, field);
    return new Problem(
        FIELDS.containsKey(field) ? field : "concern",
        switch (field) {
          case "concern", "referral" -> label + " must be a whole id of 36 characters";
          case "from", "to" ->
              label + " must be a day, such as 24/11/2026, or a minute, such as 24/11/2026 14:30";
          case "subject" -> label + " must be the ref of a person in the concern that is given too";
          default -> label + " " + detail;
        });
  }

  private static String time(String text, int daysOn) {
    try {
      return LocalDate.parse(text, DAY)
          .plusDays(daysOn)
          .atStartOfDay()
          .toInstant(ZoneOffset.UTC)
          .toString();
    } catch (DateTimeException _) {
      return minute(text);
    }
  }

  private static String minute(String text) {
    try {
      return LocalDateTime.parse(text, MINUTE).toInstant(ZoneOffset.UTC).toString();
    } catch (DateTimeException _) {
      return text;
    }
  }

  private static Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    List.of("Concern", "Referral", "Subject", "Agency", "Type", "Actor", "From", "To")
        .forEach(label -> fields.put(label.toLowerCase(Locale.ROOT), label));
    return fields;
  }
}
