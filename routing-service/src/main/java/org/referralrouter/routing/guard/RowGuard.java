package org.referralrouter.routing.guard;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.referralrouter.concern.Agencies;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Basis;
import org.referralrouter.decision.Urgency;
import org.referralrouter.routing.procedure.FactDomains;
import org.referralrouter.routing.procedure.Row;

/** What a row must say, by the kind of its table. */
final class RowGuard {
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern PARAGRAPH = Pattern.compile("[1-9][0-9]*[A-Za-z]?");

  /** Facts that are answered by naming a person, so that no row decides on them. */
  private static final Set<String> NAMED_BY_PERSON = Set.of("suspects", "children");

  /** What an output may hold, and how to say that it does not. */
  private record Output(String name, Predicate<Object> right, String must) {}

  /** Of those that the procedure names. */
  private static final Output AGENCY =
      new Output("agency", String.class::isInstance, "must be an agency");

  private static final Output URGENCY = one("urgency", Urgency.values());
  private static final Output BASIS = one("basis", Basis.EXPLICIT, Basis.INTERPRETATION);
  private static final Output EFFECT = one("effect", List.of("BARRED", "RESTRICTED"));
  private static final Output EMBARGO_EFFECT =
      one("embargoEffect", List.of("OPENS", "KEPT", "NONE"));
  private static final Output STANDS_ALONE =
      new Output("standsAlone", Boolean.class::isInstance, "must be true or false");
  private static final Output PURPOSE = code("purpose");
  private static final Output PARAGRAPHS =
      new Output(
          "paragraphs",
          value ->
              value instanceof Collection<?> all
                  && !all.isEmpty()
                  && all.stream().allMatch(RowGuard::paragraph),
          "must name at least one paragraph");
  private static final Output ONE_PARAGRAPH =
      new Output("paragraph", RowGuard::paragraph, "must name a paragraph");
  private static final Output FACT =
      new Output(
          "fact",
          value ->
              value instanceof String name
                  && (NAMED_BY_PERSON.contains(name) || FactDomains.names().contains(name)),
          "must be a fact");
  private static final Output INSTRUCTIONS =
      new Output(
          "instructions",
          value ->
              value instanceof Collection<?> all
                  && !all.isEmpty()
                  && all.stream().allMatch(RowGuard::code),
          "must name at least one instruction, as in CHILD_MAY_DENY");

  private static final List<Output> REFERS = List.of(AGENCY, PURPOSE, PARAGRAPHS, BASIS, URGENCY);
  private static final List<Output> ASKS = List.of(FACT, AGENCY, ONE_PARAGRAPH);

  private static final Map<String, List<Output>> BY_FILE =
      Map.ofEntries(
          Map.entry("rules-child.dmn", REFERS),
          Map.entry("rules-adult-suspect.dmn", REFERS),
          Map.entry("rules-concern.dmn", REFERS),
          Map.entry("rules-duty-desk.dmn", REFERS),
          Map.entry("positions.dmn", List.of(AGENCY, EFFECT, ONE_PARAGRAPH)),
          Map.entry("questions-unrouted.dmn", List.of(AGENCY, PURPOSE, URGENCY, BASIS)),
          Map.entry("not-referred.dmn", List.of(AGENCY, code("reason"), ONE_PARAGRAPH)),
          Map.entry("questions-child.dmn", ASKS),
          Map.entry("questions-suspect.dmn", ASKS),
          Map.entry("questions-concern.dmn", ASKS),
          Map.entry("advice.dmn", List.of(code("code"), ONE_PARAGRAPH, STANDS_ALONE)),
          Map.entry(
              "confidentiality.dmn", List.of(code("flag"), ONE_PARAGRAPH, BASIS, EMBARGO_EFFECT)),
          Map.entry("handling.dmn", List.of(INSTRUCTIONS, PARAGRAPHS)));

  private RowGuard() {}

  static List<String> faults(String file, Row row, Agencies agencies) {
    List<String> faults = new ArrayList<>();
    List<String> codes = agencies.all().stream().map(Agency::name).toList();
    for (Output any : BY_FILE.getOrDefault(file, List.of())) {
      Output output = any.equals(AGENCY) ? one(AGENCY.name(), codes) : any;
      Object value = row.outputs().get(output.name());
      if (value == null || !output.right().test(value)) {
        faults.add(
            "its " + output.name() + " " + output.must() + (value == null ? "" : ", not " + value));
      }
    }
    return faults;
  }

  private static Output one(String name, Enum<?>... values) {
    return one(name, Stream.of(values).<String>map(Enum::name).toList());
  }

  private static Output one(String name, List<String> names) {
    return new Output(name, names::contains, "must be one of " + names);
  }

  private static Output code(String name) {
    return new Output(name, RowGuard::code, "must be a code, as in CHILD_PROTECTION");
  }

  private static boolean code(Object value) {
    return value instanceof String text && CODE.matcher(text).matches();
  }

  private static boolean paragraph(Object value) {
    return value instanceof String text && PARAGRAPH.matcher(text).matches();
  }
}
