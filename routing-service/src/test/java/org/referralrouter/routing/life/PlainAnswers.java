package org.referralrouter.routing.life;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What the answer to a question says, as facts in the shape of a concern (L12). */
final class PlainAnswers {
  /**
   * The values that answer a question for a fact; UNKNOWN says nothing (L1), so it is no answer.
   */
  static final Map<String, Set<String>> VALUES =
      Map.ofEntries(
          Map.entry("abusedInProduction", Set.of("YES", "NO")),
          Map.entry("worksWithChildren", Set.of("YES", "NO")),
          Map.entry("householdChildren", Set.of("YES", "NO")),
          Map.entry("organisedAbuse", Set.of("YES", "NO")),
          Map.entry("immediateDanger", Set.of("YES", "NO")),
          Map.entry("crimeAlleged", Set.of("YES", "NO")),
          Map.entry("beyondCuriosity", Set.of("YES", "NO")),
          Map.entry("usedInGrooming", Set.of("YES", "NO")),
          Map.entry("ageGroup", Set.of("CHILD", "ADULT")),
          Map.entry("severity", Set.of("LOW", "SERIOUS", "SIGNIFICANT_HARM")),
          Map.entry("harm", Set.of("NONE", "POSSIBLE", "LIKELY", "ACTUAL")));

  private static final String REF =
      "(child|adult|person|suspect|victim|parent|witness|sibling)-[1-9][0-9]?";

  private PlainAnswers() {}

  /** The facts that a response answers; empty where its value is not allowed for the fact. */
  static Optional<ObjectNode> facts(JsonNode response, PlainKnown known, LocalDate day) {
    String fact = response.path("fact").asString();
    if (fact.equals("suspects") || fact.equals("children")) {
      return person(fact, response, known, day);
    }
    String value = response.path("value").asString("");
    if (!VALUES.getOrDefault(fact, Set.of()).contains(value)
        || !PlainFacts.text(response.path("person")).equals(PlainFacts.UNKNOWN)) {
      return Optional.empty();
    }
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    String of = PlainKey.textOrNull(response.path("of"));
    if (of != null) {
      facts.putArray("people").addObject().put("ref", of).put(fact, value);
    } else if (fact.equals("severity")) {
      facts.putObject("bullying").put(fact, value);
    } else if (fact.equals("beyondCuriosity") || fact.equals("usedInGrooming")) {
      facts.putObject("pornography").put(fact, value);
    } else {
      facts.put(fact, value);
    }
    return Optional.of(facts);
  }

  private static Optional<ObjectNode> person(
      String fact, JsonNode response, PlainKnown known, LocalDate day) {
    String role = fact.equals("suspects") ? "SUSPECT" : "VICTIM";
    if (!(response.path("person") instanceof ObjectNode given)
        || !given.path("ref").asString("").matches(REF)
        || known.knows(given.path("ref").asString())
        || !PlainFacts.text(response.path("value")).equals(PlainFacts.UNKNOWN)) {
      return Optional.empty();
    }
    JsonNode before = known.person(given.path("ref").asString());
    ObjectNode person = given.deepCopy();
    Set<String> roles = new TreeSet<>(Set.of(role));
    given.path("roles").forEach(one -> roles.add(one.asString()));
    before.path("roles").forEach(one -> roles.add(one.asString()));
    roles.forEach(person.putArray("roles")::add);
    if (fact.equals("children") && !isChild(person, before, day)) {
      return Optional.empty();
    }
    ObjectNode facts = JsonNodeFactory.instance.objectNode();
    facts.putArray("people").add(person);
    return Optional.of(facts);
  }

  private static boolean isChild(ObjectNode person, JsonNode before, LocalDate day) {
    ObjectNode both = JsonNodeFactory.instance.objectNode();
    for (String field : Set.of("ageGroup", "dateOfBirth")) {
      String said = PlainFacts.text(person.path(field));
      String value = said.equals(PlainFacts.UNKNOWN) ? PlainFacts.text(before.path(field)) : said;
      if (!value.equals(PlainFacts.UNKNOWN)) {
        both.put(field, value);
      }
    }
    return !PlainFacts.age(both, day).equals("ADULT");
  }

  /** The fact and the person that a response answers about. */
  static @Nullable String of(JsonNode response) {
    return PlainKey.textOrNull(response.path("of"));
  }
}
