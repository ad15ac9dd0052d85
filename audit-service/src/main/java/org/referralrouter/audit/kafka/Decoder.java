package org.referralrouter.audit.kafka;

import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.Slice;
import org.referralrouter.concern.Agencies;
import org.referralrouter.event.Event;
import org.referralrouter.wire.EventSerdes;
import org.referralrouter.wire.WriterSchemas;
import org.springframework.stereotype.Component;

/** Turns a record's bytes into an event and back, and finds people in them. */
@Component
class Decoder implements AutoCloseable {
  private final Serde<Event> serde;
  private final WriterSchemas schemas;

  Decoder(RegistrySettings settings, Agencies agencies) {
    this.serde = new EventSerdes(settings.url(), agencies).any();
    this.schemas = new WriterSchemas(settings.url());
  }

  /** The event of a topic's record; null where the record has no value. */
  @Nullable Event decode(String topic, Headers headers, byte @Nullable [] value) {
    return serde.deserializer().deserialize(topic, new RecordHeaders(headers.toArray()), value);
  }

  /** Where a value that was decoded describes people. */
  List<Slice> people(byte[] value) {
    Schema writer = schemas.of(schemaId(value));
    try {
      return PersonSlices.of(writer, value, WriterSchemas.HEADER_BYTES);
    } catch (IOException e) {
      throw new IllegalStateException("A value that was decoded cannot be read again", e);
    }
  }

  static int schemaId(byte[] value) {
    return WriterSchemas.idOf(value);
  }

  byte[] encode(String topic, RecordHeaders headers, Event event) {
    return serde.serializer().serialize(topic, headers, event);
  }

  @Override
  public void close() {
    serde.close();
    schemas.close();
  }
}
