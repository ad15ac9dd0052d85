package org.referralrouter.routing.kafka;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.Json;
import org.referralrouter.wire.WriterSchemas;

/** Events without a registry: the topology is the same whatever the wire format. */
enum EventsAsJson implements Serde<Event> {
  INSTANCE;

  @Override
  public Serializer<Event> serializer() {
    return (_, event) -> Json.mapper().writeValueAsBytes(event);
  }

  /** What is no JSON at all is unreadable, as it is in Confluent's wire format. */
  @Override
  public Deserializer<Event> deserializer() {
    return (topic, bytes) -> {
      if (bytes.length == 0 || bytes[0] != '{') {
        throw new IllegalStateException("Read although it has id " + WriterSchemas.idOf(bytes));
      }
      return Json.mapper().readValue(bytes, Topic.named(topic).eventType());
    };
  }
}
