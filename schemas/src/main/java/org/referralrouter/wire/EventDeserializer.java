package org.referralrouter.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.UnreadableRecord.Reason;

/**
 * Reads an event of a topic, or says precisely why it can't: {@link UnreadableRecord} where the
 * bytes are wrong for good, {@link RegistryUnavailable} where it is worth trying again. Anything
 * else that is thrown is a fault of ours.
 */
final class EventDeserializer<E extends Event> implements Deserializer<E> {
  private static final ThreadLocal<@Nullable BinaryDecoder> DECODERS = new ThreadLocal<>();

  private final Map<String, Topic> topics = new ConcurrentHashMap<>();
  private final Class<E> type;
  private final WriterSchemas schemas;
  private final @Nullable Agencies agencies;

  /**
   * @param agencies those that a record may name; any where empty
   */
  EventDeserializer(Class<E> type, WriterSchemas schemas, Optional<Agencies> agencies) {
    this.type = type;
    this.agencies = agencies.orElse(null);
    this.schemas = schemas;
  }

  @Override
  public @Nullable E deserialize(String topic, byte @Nullable [] bytes) {
    return deserialize(topic, new RecordHeaders(), bytes);
  }

  @Override
  public @Nullable E deserialize(String topic, Headers headers, byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    Topic promised = topics.computeIfAbsent(topic, Topic::named);
    Schema writer = schemas.of(WriterSchemas.idOf(bytes));
    Schema own = EventSchemas.of(promised);
    boolean ours = isOurs(writer, own);
    if (!ours && !tells(writer, own)) {
      throw new UnreadableRecord(Reason.WRONG_TYPE);
    }
    try {
      return type.cast(
          ours
              ? read(promised, bytes, WriterSchemas.HEADER_BYTES)
              : read(promised, resolved(writer, own, bytes), 0));
    } catch (RefusedValue e) {
      throw new UnreadableRecord(Reason.VALUE_NOT_ALLOWED, e.path());
    } catch (IOException
        | AvroRuntimeException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | UnsupportedOperationException
        | StackOverflowError _) {
      // What Avro throws on bytes that do not follow their schema: it has no type of its own for
      // it.
      throw new UnreadableRecord(Reason.UNREADABLE_AVRO);
    }
  }

  /** Nothing is compared on the way: {@link WriterSchemas} gives ours itself where it is equal. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isOurs(Schema writer, Schema own) {
    return writer == own;
  }

  private static boolean tells(Schema writer, Schema own) {
    return writer.getType() == Schema.Type.RECORD && writer.getFullName().equals(own.getFullName());
  }

  private Object read(Topic topic, byte[] bytes, int from) throws IOException {
    BinaryDecoder decoder = decoder(bytes, from);
    Object event = Codecs.of(topic).read(decoder, agencies);
    assertEnd(decoder);
    return event;
  }

  /** The bytes by our schema of what another wrote (Avro specification, "Schema Resolution"). */
  private static byte[] resolved(Schema writer, Schema own, byte[] bytes) throws IOException {
    BinaryDecoder decoder = decoder(bytes, WriterSchemas.HEADER_BYTES);
    Object avro = new GenericDatumReader<>(writer, own).read(null, decoder);
    assertEnd(decoder);
    ByteArrayOutputStream rewritten = new ByteArrayOutputStream(bytes.length);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(rewritten, null);
    new GenericDatumWriter<>(own).write(avro, encoder);
    return rewritten.toByteArray();
  }

  private static BinaryDecoder decoder(byte[] bytes, int from) {
    BinaryDecoder decoder =
        DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, DECODERS.get());
    DECODERS.set(decoder);
    return decoder;
  }

  private static void assertEnd(BinaryDecoder decoder) throws IOException {
    if (!decoder.isEnd()) {
      throw new UnreadableRecord(Reason.UNREADABLE_AVRO);
    }
  }
}
