package org.referralrouter.wire;

import java.io.IOException;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agencies;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.UnreadableRecord.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectReader;

/**
 * Reads an event of a topic, or says precisely why it can't: {@link UnreadableRecord} where the
 * bytes are wrong for good, {@link RegistryUnavailable} where it is worth trying again. Anything
 * else that is thrown is a fault of ours.
 */
final class EventDeserializer<E extends Event> implements Deserializer<E> {
  private final Class<E> type;
  private final WriterSchemas schemas;
  private final ObjectReader reader;

  /**
   * @param agencies those that a record may name; any where empty
   */
  EventDeserializer(Class<E> type, WriterSchemas schemas, Optional<Agencies> agencies) {
    this.type = type;
    this.reader = Json.reader(agencies);
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
    GenericRecord avro =
        avro(schemas.of(WriterSchemas.idOf(bytes)), EventSchemas.of(promised), bytes);
    try {
      return type.cast(reader.treeToValue(AvroTree.toTree(avro), promised.eventType()));
    } catch (DatabindException e) {
      throw new UnreadableRecord(Reason.VALUE_NOT_ALLOWED, field(e));
    }
  }

  /** By the writer's schema, resolved to ours (Avro specification, "Schema Resolution"). */
  private static GenericRecord avro(Schema writer, Schema own, byte[] bytes) {
    if (writer.getType() != Schema.Type.RECORD || !writer.getFullName().equals(own.getFullName())) {
      throw new UnreadableRecord(Reason.WRONG_TYPE);
    }
    BinaryDecoder decoder =
        DecoderFactory.get()
            .binaryDecoder(
                bytes, WriterSchemas.HEADER_BYTES, bytes.length - WriterSchemas.HEADER_BYTES, null);
    try {
      GenericRecord avro = new GenericDatumReader<GenericRecord>(writer, own).read(null, decoder);
      if (!decoder.isEnd()) {
        throw new UnreadableRecord(Reason.UNREADABLE_AVRO);
      }
      return avro;
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

  /** The names of the fields down to the one at fault: names are ours, values may be personal. */
  private static String field(JacksonException e) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      path.append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return path.toString();
  }
}
