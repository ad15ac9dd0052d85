package org.referralrouter.routing.life;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON in which the order of fields and of list items says nothing. */
final class PlainSets {
  private PlainSets() {}

  /** Whether they differ in order at most. */
  static boolean same(JsonNode one, JsonNode other) {
    return one.equals(other) || of(one).equals(of(other));
  }

  /** Equal for values that differ in order alone. */
  static JsonNode of(JsonNode value) {
    if (value instanceof ObjectNode object) {
      ObjectNode sorted = JsonNodeFactory.instance.objectNode();
      object
          .propertyStream()
          .sorted(Map.Entry.comparingByKey())
          .forEach(field -> sorted.set(field.getKey(), of(field.getValue())));
      return sorted;
    }
    if (value instanceof ArrayNode items) {
      return JsonNodeFactory.instance
          .arrayNode()
          .addAll(
              items
                  .valueStream()
                  .map(PlainSets::of)
                  .map(item -> Map.entry(item.toString(), item))
                  .sorted(Map.Entry.comparingByKey())
                  .map(Map.Entry::getValue)
                  .toList());
    }
    return value;
  }
}
