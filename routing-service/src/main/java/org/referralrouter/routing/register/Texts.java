package org.referralrouter.routing.register;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Plain words for a procedure's codes.
 *
 * @param kinds the words of each code, by kind of code: purposes, flags, handling and so on
 */
public record Texts(Map<String, JsonNode> kinds) {
  public Texts {
    kinds = Map.copyOf(kinds);
  }

  /** Whether there are words for this code. */
  public boolean has(String kind, String code) {
    return !words(kind, code).isEmpty();
  }

  /** The words for a code; the code itself where there are none. */
  public String of(String kind, String code) {
    String words = words(kind, code);
    return words.isEmpty() ? code : words;
  }

  /** Where the text behind a code is out of date. */
  public @Nullable String currentLaw(String kind, String code) {
    return entry(kind, code).path("currentLaw").asString(null);
  }

  private String words(String kind, String code) {
    JsonNode entry = entry(kind, code);
    return entry.isObject() ? entry.path("text").asString("") : entry.asString("");
  }

  private JsonNode entry(String kind, String code) {
    JsonNode codes = kinds.get(kind);
    return codes == null ? MissingNode.getInstance() : codes.path(code);
  }
}
