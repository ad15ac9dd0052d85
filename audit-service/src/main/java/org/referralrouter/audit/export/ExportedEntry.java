package org.referralrouter.audit.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Entry;
import org.referralrouter.audit.ledger.Facts;
import org.referralrouter.audit.tlog.Hash;

/**
 * An entry with what proves it.
 *
 * @param leaf the leaf's bytes, in Base64
 * @param proof from the leaf to the root of its log's checkpoint in this export
 */
public record ExportedEntry(
    String log,
    long index,
    String topic,
    int partition,
    long offset,
    String recordedAt,
    String type,
    @Nullable String eventId,
    @Nullable String concernId,
    @Nullable String referralId,
    @Nullable String subject,
    @Nullable String agency,
    @Nullable String actor,
    String at,
    @Nullable Integer revision,
    @Nullable String outcome,
    @Nullable String traceparent,
    Map<String, String> details,
    String leaf,
    List<String> proof) {

  private static final String FORMULA = "(?s)[=+\\-@\t\r].*";
  private static final String GUARDED = "(?s)'[=+\\-@\t\r].*";

  /** The columns of a CSV, in order. */
  static final List<String> COLUMNS =
      List.of(
          "log",
          "index",
          "topic",
          "partition",
          "offset",
          "recordedAt",
          "type",
          "eventId",
          "concernId",
          "referralId",
          "subject",
          "agency",
          "actor",
          "at",
          "revision",
          "outcome",
          "traceparent",
          "details",
          "leaf",
          "proof");

  static ExportedEntry of(Entry entry, String leaf, List<Hash> proof) {
    Facts facts = entry.facts();
    return new ExportedEntry(
        entry.source().log().path(),
        entry.place().index(),
        entry.source().topic(),
        entry.source().log().partition(),
        entry.source().offset(),
        entry.source().timestamp().toString(),
        facts.type(),
        text(facts.eventId()),
        text(facts.concernId()),
        text(facts.referralId()),
        facts.person(),
        text(facts.agency()),
        facts.actor(),
        facts.at().toString(),
        facts.revision(),
        facts.outcome(),
        facts.traceparent(),
        facts.details(),
        leaf,
        proof.stream().map(Hash::text).toList());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  /** The values in the order of the columns. */
  String csv() {
    return List.of(
            log,
            Long.toString(index),
            topic,
            Integer.toString(partition),
            Long.toString(offset),
            recordedAt,
            type,
            orEmpty(eventId),
            orEmpty(concernId),
            orEmpty(referralId),
            orEmpty(subject),
            orEmpty(agency),
            orEmpty(actor),
            at,
            revision == null ? "" : revision.toString(),
            orEmpty(outcome),
            orEmpty(traceparent),
            details.entrySet().stream()
                .map(detail -> detail.getKey() + "=" + detail.getValue())
                .sorted()
                .collect(Collectors.joining(" ")),
            leaf,
            String.join(" ", proof))
        .stream()
        .map(ExportedEntry::quoted)
        .collect(Collectors.joining(","));
  }

  /**
   * The entry of a row, without its details, which a row has for people to read.
   *
   * @throws IllegalArgumentException where a column is missing or is not as it should be
   */
  public static ExportedEntry ofCsv(Map<String, String> row) {
    Map<String, String> values = new HashMap<>();
    for (String column : COLUMNS) {
      String text = row.get(column);
      if (text == null) {
        throw new IllegalArgumentException("it has no " + column);
      }
      values.put(column, text.matches(GUARDED) ? text.substring(1) : text);
    }
    return new ExportedEntry(
        value(values, "log"),
        Long.parseLong(value(values, "index")),
        value(values, "topic"),
        Integer.parseInt(value(values, "partition")),
        Long.parseLong(value(values, "offset")),
        value(values, "recordedAt"),
        value(values, "type"),
        optional(values, "eventId"),
        optional(values, "concernId"),
        optional(values, "referralId"),
        optional(values, "subject"),
        optional(values, "agency"),
        optional(values, "actor"),
        value(values, "at"),
        value(values, "revision").isEmpty() ? null : Integer.valueOf(value(values, "revision")),
        optional(values, "outcome"),
        optional(values, "traceparent"),
        Map.of(),
        value(values, "leaf"),
        value(values, "proof").isEmpty() ? List.of() : List.of(value(values, "proof").split(" ")));
  }

  private static String value(Map<String, String> values, String column) {
    return values.getOrDefault(column, "");
  }

  private static @Nullable String optional(Map<String, String> values, String column) {
    String text = value(values, column);
    return text.isEmpty() ? null : text;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** A text that a spreadsheet would take for a formula is kept from being one. */
  private static String quoted(String text) {
    String harmless = text.matches(FORMULA) ? "'" + text : text;
    return "\"" + harmless.replace("\"", "\"\"") + "\"";
  }
}
