package org.referralrouter.routing.needtoknow;

import java.util.List;
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
        List<JsonNode> some = items.valueStream().map(SharedFacts::said).toList();
        yield JsonNodeFactory.instance.arrayNode().addAll(some);
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
