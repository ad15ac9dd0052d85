package org.referralrouter.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
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
    return bytes(
        ids.of(promised),
        AvroTree.toRecord(Json.mapper().valueToTree(event), EventSchemas.of(promised)));
  }

  private static byte[] bytes(int id, GenericRecord avro) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(
        ByteBuffer.allocate(WriterSchemas.HEADER_BYTES).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<GenericRecord>(avro.getSchema()).write(avro, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written", e);
    }
    return bytes.toByteArray();
  }
}
