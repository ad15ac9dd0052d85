package org.referralrouter.routing.needtoknow;

import java.util.Comparator;
import org.referralrouter.event.SharedConcern;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.StdConverter;

/**
 * The facts that a referral shares as JSON: UNKNOWN, null and empty lists, which say nothing
 * (lifecycle, L1), are left out.
 */
public final class SharedFacts extends StdConverter<SharedConcern, JsonNode> {
  /** For Jackson. */
  public SharedFacts() {}

  @Override
  public JsonNode convert(SharedConcern shared) {
    return said(Json.mapper().valueToTree(shared));
  }

  /** Equal where the same facts are shared (lifecycle, L6), in whatever order they became known. */
  public static JsonNode inOneOrder(SharedConcern shared) {
    return inOneOrder(said(Json.mapper().valueToTree(shared)));
  }

  private static JsonNode inOneOrder(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode ordered = JsonNodeFactory.instance.objectNode();
        object.forEachEntry((name, field) -> ordered.set(name, inOneOrder(field)));
        yield ordered;
      }
      case ArrayNode items ->
          JsonNodeFactory.instance
              .arrayNode()
              .addAll(
                  items
                      .valueStream()
                      .map(SharedFacts::inOneOrder)
                      .sorted(Comparator.comparing(JsonNode::toString))
                      .toList());
      default -> value;
    };
  }

  private static JsonNode said(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> {
        ObjectNode some = JsonNodeFactory.instance.objectNode();
        object.forEachEntry(
            (name, field) -> {
              JsonNode said = said(field);
              if (!nothing(said)) {
                some.set(name, said);
              }
            });
        yield some;
      }
      case ArrayNode items -> {
        ArrayNode some = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> some.add(said(item)));
        yield some;
      }
      default -> value;
    };
  }

  private static boolean nothing(JsonNode value) {
    return value.isNull()
        || (value.isContainer() && value.isEmpty())
        || (value.isString() && value.asString().equals("UNKNOWN"));
  }
}
