package org.referralrouter.routing.life;

import static org.referralrouter.routing.life.PlainKey.BY_NUMBER;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One referral while the rules that apply are united in it. */
final class PlainDraft {
  static final List<String> URGENCIES = List.of("IMMEDIATE", "URGENT", "STANDARD");

  private static final class Purpose {
    private final TreeSet<String> paragraphs = new TreeSet<>(BY_NUMBER);
    private final TreeSet<String> rules = new TreeSet<>(BY_NUMBER);
    private boolean explicit;
  }

  private record Line(String code, String detail, ObjectNode json) {}

  final PlainKey key;
  private String urgency = "STANDARD";
  private final Map<String, Purpose> purposes = new TreeMap<>();
  private final List<Line> flags = new ArrayList<>();
  private final List<Line> handling = new ArrayList<>();
  private final List<Line> questions = new ArrayList<>();

  PlainDraft(PlainKey key) {
    this.key = key;
  }

  void purpose(String code, String rule, boolean explicit, String wish, List<String> paragraphs) {
    Purpose purpose = purposes.computeIfAbsent(code, _ -> new Purpose());
    purpose.rules.add(rule);
    purpose.paragraphs.addAll(paragraphs);
    purpose.explicit |= explicit;
    urgency = moreUrgent(urgency, wish);
  }

  static String moreUrgent(String one, String other) {
    return URGENCIES.get(Math.min(URGENCIES.indexOf(one), URGENCIES.indexOf(other)));
  }

  boolean has(String purpose) {
    return purposes.containsKey(purpose);
  }

  boolean hasRule(String rule) {
    return purposes.values().stream().anyMatch(purpose -> purpose.rules.contains(rule));
  }

  void flag(String flag, String paragraph, String rule, boolean explicit) {
    ObjectNode json = json().put("flag", flag).put("paragraph", paragraph).put("rule", rule);
    flags.add(new Line(flag, rule, json.put("basis", basis(explicit))));
  }

  void handle(String instruction, String paragraph, String rule) {
    ObjectNode json = json().put("instruction", instruction);
    json.put("paragraph", paragraph).put("rule", rule);
    handling.add(new Line(instruction, paragraph, json));
  }

  void ask(String fact, @Nullable String of, String paragraph, String rule) {
    ObjectNode json = json().put("fact", fact).put("of", of);
    json.put("paragraph", paragraph).put("rule", rule);
    questions.add(new Line(fact, of == null ? "" : of, json));
  }

  /** The referral as contract.md writes it in a decision. */
  ObjectNode toJson() {
    ObjectNode json = json().put("agency", key.agency()).put("subject", key.subject());
    json.put("urgency", urgency);
    ArrayNode all = json.putArray("purposes");
    purposes.forEach(
        (code, purpose) -> {
          ObjectNode one = all.addObject().put("code", code);
          purpose.paragraphs.forEach(one.putArray("paragraphs")::add);
          purpose.rules.forEach(one.putArray("rules")::add);
          one.put("basis", basis(purpose.explicit));
        });
    json.set("confidentiality", sorted(flags));
    json.set("handling", sorted(handling));
    json.set("questions", sorted(questions));
    return json;
  }

  private static ArrayNode sorted(List<Line> lines) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    lines.stream()
        .sorted(
            Comparator.comparing(Line::code)
                .thenComparing(Line::detail, BY_NUMBER)
                .thenComparing(line -> line.json().path("rule").asString(), BY_NUMBER))
        .map(Line::json)
        .distinct()
        .forEach(array::add);
    return array;
  }

  private static String basis(boolean explicit) {
    return explicit ? "EXPLICIT" : "INTERPRETATION";
  }

  private static ObjectNode json() {
    return JsonNodeFactory.instance.objectNode();
  }
}
