package org.referralrouter.routing.life;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What one revision of a referral holds, without its number and times. */
final class PlainContent {
  static final String NO_LONGER_FOLLOWS = "NO_LONGER_FOLLOWS";

  private PlainContent() {}

  /** A referral that stands, with what its agency needs to know. */
  static ObjectNode open(ObjectNode decided, PlainKey key, PlainFacts facts, String embargo) {
    ObjectNode content = state("OPEN", null);
    content.set("urgency", decided.path("urgency"));
    content.put("embargo", embargo);
    boolean withheld = embargo.equals("ACTIVE") && key.to("HR_ALLEGATIONS");
    content.set("purposes", basis(decided.path("purposes"), withheld));
    content.set("confidentiality", basis(decided.path("confidentiality"), withheld));
    content.set("handling", decided.path("handling"));
    content.set("questions", decided.path("questions"));
    content.set("shared", PlainSharing.of(facts.concern(), facts.day(), key, embargo));
    return content;
  }

  /** A referral that is withdrawn: only its reason, and the flags and embargo that hold (L7). */
  static ObjectNode withdrawn(JsonNode flags, PlainKey key, String embargo) {
    ObjectNode content = state("WITHDRAWN", NO_LONGER_FOLLOWS);
    content.putNull("urgency");
    content.put("embargo", embargo);
    boolean withheld = embargo.equals("ACTIVE") && key.to("HR_ALLEGATIONS");
    content.putArray("purposes");
    content.set("confidentiality", basis(flags, withheld));
    content.putArray("handling");
    content.putArray("questions");
    content.putObject("shared");
    return content;
  }

  private static ObjectNode state(String state, @Nullable String reason) {
    ObjectNode content = JsonNodeFactory.instance.objectNode().put("state", state);
    return content.put("withdrawnReason", reason);
  }

  private static JsonNode basis(JsonNode list, boolean withheld) {
    JsonNode copy = list.deepCopy();
    if (withheld) {
      copy.forEach(one -> ((ObjectNode) one).put("basis", "WITHHELD"));
    }
    return copy;
  }
}
