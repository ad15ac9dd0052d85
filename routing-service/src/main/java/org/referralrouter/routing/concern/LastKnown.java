package org.referralrouter.routing.concern;

import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Answer;
import org.referralrouter.concern.Concern;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A concern with the last known answer wherever its newest revision has none. It works on the JSON
 * of the contract, where an answer is missing as UNKNOWN, null or an empty list, and a person by
 * being left out; so it covers every field, also one that is added later.
 */
final class LastKnown {
  private static final String UNKNOWN = "UNKNOWN";
  private static final String REF = "ref";

  private LastKnown() {}

  static Concern of(@Nullable Concern before, Concern now) {
    return before == null || before.equals(now)
        ? now
        : Json.mapper()
            .treeToValue(
                known(Json.mapper().valueToTree(before), Json.mapper().valueToTree(now)),
                Concern.class);
  }

  /** The newest revision, with its reporter protected where one was and nobody has said no. */
  static Concern protectedAs(Concern lastKnown, Concern now) {
    Answer asked = lastKnown.reporter().identityProtected();
    if (asked == now.reporter().identityProtected()) {
      return now;
    }
    ObjectNode all = Json.mapper().valueToTree(now);
    ((ObjectNode) all.required("reporter")).put("identityProtected", asked.name());
    return Json.mapper().treeToValue(all, Concern.class);
  }

  private static JsonNode known(JsonNode before, JsonNode now) {
    return switch (now) {
      case ObjectNode given when before instanceof ObjectNode earlier -> {
        ObjectNode all = given.objectNode();
        given.forEachEntry((name, value) -> all.set(name, known(earlier.path(name), value)));
        yield all;
      }
      case ArrayNode given when before instanceof ArrayNode earlier && ofPeople(earlier) ->
          people(earlier, given);
      default -> missing(now) && !before.isMissingNode() ? before : now;
    };
  }

  private static boolean missing(JsonNode value) {
    return value.isNull()
        || (value.isArray() && value.isEmpty())
        || (value.isString() && value.asString().equals(UNKNOWN));
  }

  private static boolean ofPeople(ArrayNode list) {
    return list.path(0).has(REF);
  }

  private static ArrayNode people(ArrayNode before, ArrayNode now) {
    ArrayNode all = now.arrayNode();
    now.forEach(person -> all.add(known(find(before, person), person)));
    before.forEach(
        person -> {
          if (find(now, person).isMissingNode()) {
            all.add(person);
          }
        });
    return all;
  }

  private static JsonNode find(ArrayNode people, JsonNode wanted) {
    for (JsonNode person : people) {
      if (person.path(REF).equals(wanted.path(REF))) {
        return person;
      }
    }
    return people.path(people.size());
  }
}
