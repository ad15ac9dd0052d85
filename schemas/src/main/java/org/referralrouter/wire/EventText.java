package org.referralrouter.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import tools.jackson.databind.JsonNode;

/**
 * An event as a document shows it: what its record would have, in text.
 *
 * @param headers by name, as they would be sent
 * @param value in Avro's JSON encoding (Avro 1.12 specification, "JSON Encoding")
 */
public record EventText(Map<String, String> headers, JsonNode value) {

  /**
   * The text of an event.
   *
   * @param event by the product's JSON binding
   * @throws tools.jackson.core.JacksonException where it is no event of this topic
   */
  public static EventText of(Topic topic, JsonNode event) {
    Event read = Json.mapper().treeToValue(event, topic.eventType());
    RecordHeaders sent = new RecordHeaders();
    CloudEventHeaders.put(sent, topic, read);
    Map<String, String> headers = new TreeMap<>();
    sent.forEach(
        header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
    return new EventText(headers, encoded(topic, read));
  }

  private static JsonNode encoded(Topic topic, Event event) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      JsonEncoder encoder = EncoderFactory.get().jsonEncoder(EventSchemas.of(topic), text);
      Codecs.of(topic).write(event, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written", e);
    }
    return Json.mapper().readTree(text.toByteArray());
  }
}
