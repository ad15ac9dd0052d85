package org.referralrouter.local.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.referralrouter.wire.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a service answered.
 *
 * @param location where it says that more is told; null where it names no place
 */
public record Answer(int status, String body, @Nullable URI location) {
  /** An answer that names no other place. */
  public Answer(int status, String body) {
    this(status, body, null);
  }

  /** Whether it did what it was asked. */
  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** The body as JSON; a JSON null when it is none. */
  public JsonNode json() {
    try {
      return Json.mapper().readTree(body);
    } catch (JacksonException notJson) {
      return Json.mapper().nullNode();
    }
  }

  /**
   * A refusal for people: status and title, the detail, and each pointer with what is wrong there
   * (RFC 9457).
   */
  public String problem() {
    var problem = json();
    var text = new StringBuilder("Refused: ").append(status);
    append(text, " ", problem.path("title"));
    append(text, "\n  ", problem.path("detail"));
    for (var error : problem.path("errors")) {
      append(text, "\n  ", error.path("pointer"));
      append(text, "  ", error.path("detail"));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, String before, JsonNode node) {
    if (node.isString()) {
      text.append(before).append(node.asString());
    }
  }
}
