package org.referralrouter.notification.outbox;

import java.util.Objects;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/** An event on its way to its topic, in the form in which the queue keeps it. */
public record Publication(Topic topic, JsonNode content) {
  static Publication of(Topic topic, Event event) {
    return new Publication(topic, Json.mapper().valueToTree(event));
  }

  /** The event. */
  public Event event() {
    return Json.mapper().treeToValue(content, Objects.requireNonNull(topic.eventType()));
  }

  /** Holds personal text, so it never prints. */
  @Override
  public String toString() {
    return "Publication[redacted]";
  }
}
