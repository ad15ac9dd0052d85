package org.referralrouter.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final int EXPECTED_BYTES = 2048;
  private static final ThreadLocal<@Nullable BinaryEncoder> ENCODERS = new ThreadLocal<>();

  private final Map<String, Topic> topics = new ConcurrentHashMap<>();
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
    Topic promised = topics.computeIfAbsent(topic, Topic::named);
    if (!event.getClass().equals(promised.eventType())) {
      throw new IllegalArgumentException(
          topic + " does not take a " + event.getClass().getSimpleName());
    }
    CloudEventHeaders.put(headers, promised, event);
    return bytes(ids.of(promised), Codecs.of(promised), event);
  }

  private static byte[] bytes(int id, ValueCodec codec, Event event) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(EXPECTED_BYTES);
    bytes.writeBytes(
        ByteBuffer.allocate(WriterSchemas.HEADER_BYTES).put((byte) 0).putInt(id).array());
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, ENCODERS.get());
    ENCODERS.set(encoder);
    try {
      codec.write(event, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot be written", e);
    }
    return bytes.toByteArray();
  }
}
