package org.referralrouter.routing.book;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.referralrouter.routing.register.Texts;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * Who is told what, as a table.
 *
 * @param agencies the heads of its columns
 * @param rows each row's head and what each agency gets, in the order of the columns
 */
public record NeedToKnowPage(List<String> agencies, Map<String, List<String>> rows) {
  private static final Map<String, String> ROWS = rowHeads();

  public NeedToKnowPage {
    agencies = List.copyOf(agencies);
  }

  private static Map<String, String> rowHeads() {
    Map<String, String> heads = new LinkedHashMap<>();
    heads.put("concern", "Of the concern");
    heads.put("concernAfterRelease", "Of the concern, once the police have released the embargo");
    heads.put("subject", "Of the person it is about");
    heads.put("childSubject", "Of that person, if a child");
    heads.put("otherChildren", "Of other children");
    heads.put("suspects", "Of suspects");
    heads.put("otherAdults", "Of other adults");
    heads.put("reporter", "Of the reporter");
    heads.put("protectedReporter", "Of a reporter whose identity is protected");
    heads.put("online", "Of places online");
    heads.put("evidence", "Of evidence");
    return heads;
  }

  static NeedToKnowPage of(byte[] json, Texts texts) {
    JsonNode table = Json.mapper().readTree(json);
    List<String> agencies = new ArrayList<>();
    Map<String, List<String>> rows = new LinkedHashMap<>();
    ROWS.values().forEach(head -> rows.put(head, new ArrayList<>()));
    table
        .path("agencies")
        .propertyStream()
        .forEach(
            agency -> {
              agencies.add(texts.of("agencies", agency.getKey()));
              ROWS.forEach(
                  (key, head) ->
                      rows.computeIfAbsent(head, _ -> new ArrayList<>())
                          .add(cell(table, agency.getValue().path(key))));
            });
    return new NeedToKnowPage(agencies, rows);
  }

  private static String cell(JsonNode table, JsonNode granted) {
    if (granted.asString("").equals("*")) {
      return "everything";
    }
    if (granted.isEmpty()) {
      return "nothing";
    }
    return granted
        .valueStream()
        .flatMap(
            name -> {
              JsonNode group = table.path("rows").path(name.asString());
              return group.isArray() ? group.valueStream() : Stream.of(name);
            })
        .map(name -> words(name.asString()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** A field's name as words: alreadyReportedTo is "already reported to". */
  private static String words(String field) {
    return field.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
  }
}
