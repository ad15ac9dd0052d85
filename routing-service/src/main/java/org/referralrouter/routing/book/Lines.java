package org.referralrouter.routing.book;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.referralrouter.routing.procedure.CategoryGroups;
import org.referralrouter.routing.procedure.RuleTable;
import org.referralrouter.routing.register.Texts;

/** Says rows of tables as sentences. */
record Lines(Texts texts) {
  private static final Map<String, String> KINDS =
      Map.of(
          "categories.dmn", "Category",
          "positions.dmn", "Position",
          "rules-child.dmn", "Rule for each child",
          "rules-adult-suspect.dmn", "Rule for each adult suspect",
          "rules-concern.dmn", "Rule for the concern",
          "rules-duty-desk.dmn", "Rule for the duty desk",
          "not-referred.dmn", "Exception",
          "advice.dmn", "Advice",
          "confidentiality.dmn", "Flag",
          "handling.dmn", "Handling");

  Book.Line of(RuleTable table, RuleTable.Rule rule, @Nullable String why) {
    return new Book.Line(
        rule.id(),
        KINDS.getOrDefault(table.file(), "Question"),
        rule.sentence(),
        effect(rule),
        reading(rule),
        why,
        rule.codes("instructions").stream()
            .map(code -> texts.currentLaw("handling", code))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null));
  }

  private String effect(RuleTable.Rule rule) {
    String agencies =
        rule.codes("agency").stream()
            .map(code -> texts.of("agencies", code))
            .collect(Collectors.joining(" or "));
    Stream<String> purpose =
        rule.codes("purpose").stream()
            .map(
                code ->
                    "To "
                        + agencies
                        + ", "
                        + String.join(" or ", rule.codes("urgency")).toLowerCase(Locale.ROOT)
                        + ": "
                        + texts.of("purposes", code));
    Stream<String> question =
        rule.codes("fact").stream()
            .map(fact -> "Asked of " + agencies + ": " + texts.of("questions", fact));
    Stream<String> exception =
        rule.codes("reason").stream()
            .map(code -> "Not to " + agencies + ": " + texts.of("reasons", code));
    Stream<String> position =
        rule.codes("effect").stream()
            .map(code -> "For " + agencies + ": " + texts.of("positionEffects", code));
    Stream<String> others =
        Stream.of(
                words("flags", rule.codes("flag")),
                words("embargoEffects", rule.codes("embargoEffect")),
                words("handling", rule.codes("instructions")),
                words("advice", rule.codes("code")),
                says(rule, "standsAlone") ? "It may be the whole outcome." : "",
                groups(rule))
            .filter(text -> !text.isEmpty());
    return Stream.of(purpose, question, exception, position, others)
        .flatMap(each -> each)
        .collect(Collectors.joining(" "));
  }

  private String words(String kind, List<String> codes) {
    return codes.stream().map(code -> texts.of(kind, code)).collect(Collectors.joining(" "));
  }

  private String groups(RuleTable.Rule rule) {
    String groups =
        CategoryGroups.NAMES.stream()
            .filter(group -> says(rule, group))
            .map(group -> texts.of("groups", group))
            .collect(Collectors.joining(", "));
    return groups.isEmpty() ? "" : "It counts as: " + groups + ".";
  }

  private static boolean says(RuleTable.Rule rule, String output) {
    return rule.outputs().getOrDefault(output, "").equals("true");
  }

  private static String reading(RuleTable.Rule rule) {
    List<String> basis = rule.codes("basis");
    if (basis.isEmpty()) {
      return "";
    }
    if (!rule.interpreted()) {
      return "The text says so.";
    }
    return basis.contains("EXPLICIT")
        ? "The text says so of images; otherwise it is the board’s reading."
        : "The board’s reading.";
  }
}
