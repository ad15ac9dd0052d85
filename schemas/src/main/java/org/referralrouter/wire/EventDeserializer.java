package org.referralrouter.wire;

import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.UnreadableRecord.Reason;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/**
 * Reads an event of a topic, or says precisely why it can't: {@link UnreadableRecord} where the
 * bytes are wrong for good, {@link RegistryUnavailable} where it is worth trying again.
 */
final class EventDeserializer<E extends Event> implements Deserializer<E> {
  private final Class<E> type;
  private final Deserializer<Object> wire;

  EventDeserializer(Class<E> type, Deserializer<Object> wire) {
    this.type = type;
    this.wire = wire;
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
    int _ = WriterSchemas.idOf(bytes);
    Class<? extends Event> expected = Topic.named(topic).eventType();
    if (!(avro(topic, headers, bytes) instanceof GenericRecord avro)
        || expected == null
        || !avro.getSchema().equals(EventSchemas.of(Topic.named(topic)))) {
      throw new UnreadableRecord(Reason.WRONG_TYPE);
    }
    try {
      return type.cast(Json.mapper().treeToValue(AvroTree.toTree(avro), expected));
    } catch (DatabindException e) {
      throw new UnreadableRecord(Reason.VALUE_NOT_ALLOWED, field(e));
    } catch (RuntimeException e) {
      throw new UnreadableRecord(Reason.VALUE_NOT_ALLOWED);
    }
  }

  private Object avro(String topic, Headers headers, byte[] bytes) {
    try {
      return wire.deserialize(topic, headers, bytes);
    } catch (RuntimeException e) {
      throw WireFault.of(e);
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

  @Override
  public void close() {
    wire.close();
  }
}
