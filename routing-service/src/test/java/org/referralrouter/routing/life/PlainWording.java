package org.referralrouter.routing.life;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body in one wording: what says nothing (L1) is left out, lists that are sets are sorted, and
 * people are kept by ref, as the pointers of a retraction name them.
 */
final class PlainWording {
  private static final Set<String> FREE_TEXT =
      Set.of(
          "summary",
          "name",
          "address",
          "school",
          "otherChildActivities",
          "employer",
          "workplace",
          "organisation",
          "role",
          "phone",
          "email",
          "service",
          "url",
          "handles",
          "description",
          "heldAt",
          "reference",
          "ref");
  private static final Set<String> SETS =
      Set.of("categories", "roles", "positions", "discussedWith", "forms");

  private PlainWording() {}

  /** What the body of a revision says, with people by ref and without its retractions. */
  static ObjectNode of(JsonNode body) {
    ObjectNode said = said(body);
    said.remove("retract");
    JsonNode people = said.path("people");
    if (people.isArray()) {
      ObjectNode byRef = JsonNodeFactory.instance.objectNode();
      people.forEach(person -> byRef.set(person.path("ref").asString(), person));
      said.set("people", byRef);
    }
    return said;
  }

  /** The known facts as a concern again. */
  static ObjectNode asConcern(ObjectNode known) {
    ObjectNode concern = known.deepCopy();
    JsonNode people = known.path("people");
    if (people.isObject()) {
      concern.putArray("people").addAll(people.deepCopy().values());
    }
    return concern;
  }

  private static ObjectNode said(JsonNode object) {
    ObjectNode said = JsonNodeFactory.instance.objectNode();
    for (var entry : object.properties()) {
      JsonNode value = value(entry.getKey(), entry.getValue());
      if (!value.isNull() && !(value.isContainer() && value.isEmpty())) {
        said.set(entry.getKey(), value);
      }
    }
    return said;
  }

  private static JsonNode value(String field, JsonNode value) {
    if (value.isObject()) {
      return said(value);
    }
    if (value.isArray()) {
      return SETS.contains(field) ? sorted(value) : list(field, value);
    }
    boolean unknown =
        value.isString()
            && value.stringValue().equals(PlainFacts.UNKNOWN)
            && !FREE_TEXT.contains(field);
    return unknown ? JsonNodeFactory.instance.nullNode() : value;
  }

  private static ArrayNode list(String field, JsonNode list) {
    ArrayNode said = JsonNodeFactory.instance.arrayNode();
    list.valueStream()
        .map(item -> value(field, item))
        .filter(item -> !item.isNull() && !(item.isContainer() && item.isEmpty()))
        .forEach(said::add);
    return said;
  }

  private static ArrayNode sorted(JsonNode list) {
    ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
    Set<String> values = new TreeSet<>();
    list.forEach(one -> values.add(one.asString()));
    values.forEach(sorted::add);
    return sorted;
  }
}
