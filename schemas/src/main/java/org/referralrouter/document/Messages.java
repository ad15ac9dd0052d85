package org.referralrouter.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.EventSchemas;
import org.referralrouter.wire.EventText;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A message for each type of values, with an invented example. */
final class Messages {
  /** Of every event, as its header {@code content-type} says. */
  static final String AVRO = "application/avro";

  // The newest version of Avro that AsyncAPI names; the schemas need nothing of a later one.
  private static final String AVRO_SCHEMA = "application/vnd.apache.avro+json;version=1.9.0";

  private Messages() {}

  static ObjectNode of(Collection<Topic> topics) {
    ObjectNode messages = JsonNodeFactory.instance.objectNode();
    for (Topic topic : topics) {
      if (!messages.has(name(topic))) {
        messages.set(
            name(topic), topic.schemaName() == null ? PlainMessages.of(topic) : event(topic));
      }
    }
    return messages;
  }

  /** The name of the type of a topic's values. */
  static String name(Topic topic) {
    String schema = topic.schemaName();
    return schema == null ? PlainMessages.name(topic) : schema;
  }

  /** What a topic's values say. */
  static String description(Topic topic) {
    return topic.schemaName() == null
        ? PlainMessages.description(topic)
        : EventSchemas.of(topic).getDoc();
  }

  private static ObjectNode event(Topic topic) {
    EventText example = EventText.of(topic, example(name(topic)));
    ObjectNode message = described(topic, AVRO);
    message.set("headers", headers(example.headers()));
    message
        .putObject("payload")
        .put("schemaFormat", AVRO_SCHEMA)
        .set("schema", Json.mapper().readTree(EventSchemas.of(topic).toString()));
    ObjectNode kafka = message.putObject("bindings").putObject("kafka");
    kafka
        .putObject("key")
        .put("type", "string")
        .put("format", "uuid")
        .put("description", "The concern's id; the event's own where it is about no concern.");
    kafka
        .put("schemaIdLocation", "payload")
        .put("schemaIdPayloadEncoding", "confluent")
        .put("schemaLookupStrategy", "TopicNameStrategy")
        .put("bindingVersion", "0.5.0");
    ObjectNode shown = message.putArray("examples").addObject();
    shown.put("name", name(topic));
    shown.set("headers", Json.mapper().valueToTree(example.headers()));
    shown.set("payload", example.value());
    return message;
  }

  static ObjectNode described(Topic topic, String contentType) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", name(topic))
        .put("title", name(topic))
        .put("summary", description(topic))
        .put("contentType", contentType);
  }

  /** CloudEvents 1.0 in Kafka's binary mode; what is the same for every event is a constant. */
  private static ObjectNode headers(Map<String, String> sent) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    sent.forEach(
        (name, value) -> {
          ObjectNode header = properties.putObject(name).put("type", "string");
          switch (name) {
            case "ce_specversion", "ce_type", "content-type" -> header.put("const", value);
            case "ce_id", "ce_subject" -> header.put("format", "uuid");
            case "ce_time" -> header.put("format", "date-time");
            default -> header.put("format", "uri-reference");
          }
        });
    sent.keySet().forEach(schema.putArray("required")::add);
    return schema;
  }

  private static JsonNode example(String name) {
    String file = "/asyncapi/examples/" + name + ".json";
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing: every type has an example");
      }
      return Json.mapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
