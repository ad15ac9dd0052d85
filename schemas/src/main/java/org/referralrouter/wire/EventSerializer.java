package org.referralrouter.wire;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;

/**
 * Writes an event by the schema that this version was built with, with the CloudEvents headers that
 * say what it is.
 */
final class EventSerializer<E extends Event> implements Serializer<E> {
  private final OwnSchemaIds ids;

  EventSerializer(OwnSchemaIds ids) {
    this.ids = ids;
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
    if (!event.getClass().equals(promised.eventType())) {
      throw new IllegalArgumentException(
          topic + " does not take a " + event.getClass().getSimpleName());
    }
    CloudEventHeaders.put(headers, promised, event);
    return AvroBytes.written(header(ids.of(promised)), Codecs.of(promised), event);
  }

  /** Confluent's framing: a zero, and the schema's id. */
  private static byte[] header(int id) {
    return ByteBuffer.allocate(WriterSchemas.HEADER_BYTES).put((byte) 0).putInt(id).array();
  }
}
