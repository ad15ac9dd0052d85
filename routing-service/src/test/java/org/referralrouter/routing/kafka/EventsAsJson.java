package org.referralrouter.routing.kafka;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.Json;

/** Events without a registry: the topology is the same whatever the wire format. */
final class EventsAsJson<E extends Event> implements Serde<E> {
  private final Class<E> type;

  EventsAsJson(Class<E> type) {
    this.type = type;
  }

  @Override
  public Serializer<E> serializer() {
    return (_, event) -> Json.mapper().writeValueAsBytes(event);
  }

  @Override
  public Deserializer<E> deserializer() {
    return (topic, bytes) ->
        type.cast(Json.mapper().readValue(bytes, Topic.named(topic).eventType()));
  }
}
