package org.referralrouter.wire;

import java.util.Optional;
import org.apache.avro.Schema;
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
    Topic promised = Topic.named(topic);
    Schema writer = schemas.of(WriterSchemas.idOf(bytes));
    Schema own = EventSchemas.of(promised);
    boolean ours = isOurs(writer, own);
    if (!ours && !tells(writer, own)) {
      throw new UnreadableRecord(Reason.WRONG_TYPE);
    }
    return type.cast(
        ours
            ? AvroBytes.read(Codecs.of(promised), bytes, WriterSchemas.HEADER_BYTES, agencies)
            : AvroBytes.read(
                Codecs.of(promised),
                AvroBytes.resolved(writer, own, bytes, WriterSchemas.HEADER_BYTES),
                0,
                agencies));
  }

  /** Nothing is compared on the way: {@link WriterSchemas} gives ours itself where it is equal. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isOurs(Schema writer, Schema own) {
    return writer == own;
  }

  private static boolean tells(Schema writer, Schema own) {
    return writer.getType() == Schema.Type.RECORD && writer.getFullName().equals(own.getFullName());
  }
}
