package org.referralrouter.routing.life;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Pointers of every kind to take something back: people, fields, items, and nothing known. */
final class GeneratedPointers {
  private static final List<String> TO_NOTHING =
      List.of(
          "/people/person-77",
          "/people/person-77/name",
          "/grooming/contactOccasions",
          "/sharing/reason",
          "/plannedFor",
          "/reporter/phone",
          "/people/suspect-1/employment/employer");

  private GeneratedPointers() {}

  /** One to three pointers into these known facts. */
  static List<String> of(GeneratedChance chance, JsonNode known) {
    List<String> people = new ArrayList<>();
    List<String> fields = new ArrayList<>();
    for (String field : List.copyOf(known.propertyNames())) {
      JsonNode value = known.path(field);
      if (field.equals("people")) {
        value.forEach(person -> person(person, people, fields));
      } else if (!field.equals("categories") && !field.equals("summary")) {
        fields.add("/" + field);
        value.propertyNames().forEach(inner -> fields.add("/" + field + "/" + inner));
      }
    }
    List<String> pointers = new ArrayList<>();
    int count = chance.of(75) ? 1 : 3;
    for (int n = 0; n < count; n++) {
      List<String> from = chance.of(45) ? people : fields;
      pointers.add(from.isEmpty() || chance.of(12) ? chance.oneOf(TO_NOTHING) : chance.oneOf(from));
    }
    if (known.path("evidence").size() > 1 && chance.of(10)) {
      pointers.add("/evidence/" + chance.upTo(known.path("evidence").size()));
    }
    return pointers;
  }

  private static void person(JsonNode person, List<String> people, List<String> fields) {
    String pointer = "/people/" + person.path("ref").asString();
    people.add(pointer);
    for (String field : person.propertyNames()) {
      if (!field.equals("ref")) {
        fields.add(pointer + "/" + field);
      }
    }
  }
}
