package org.referralrouter.wire;

import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import tools.jackson.databind.JsonNode;

/** Writes an event as its topic's Avro type, with the CloudEvents headers that say what it is. */
final class EventSerializer<E extends Event> implements Serializer<E> {
  private final Serializer<Object> wire;

  EventSerializer(Serializer<Object> wire) {
    this.wire = wire;
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable E event) {
    return serialize(topic, new RecordHeaders(), event);
  }

  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, @Nullable E event) {
    if (event == null) {
      return null;
    }
    Topic promised = Topic.named(topic);
    CloudEventHeaders.put(headers, promised, event);
    JsonNode tree = Json.mapper().valueToTree(event);
    GenericRecord avro = AvroTree.toRecord(tree, EventSchemas.of(promised));
    try {
      return wire.serialize(topic, headers, avro);
    } catch (RuntimeException e) {
      throw new RegistryUnavailable(e);
    }
  }

  @Override
  public void close() {
    wire.close();
  }
}
