package org.referralrouter.routing.life;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON in which the order of fields and of list items says nothing. */
final class PlainSets {
  private PlainSets() {}

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
      List<JsonNode> all = new ArrayList<>();
      items.forEach(item -> all.add(of(item)));
      all.sort(Comparator.comparing(JsonNode::toString));
      return JsonNodeFactory.instance.arrayNode().addAll(all);
    }
    return value;
  }
}
