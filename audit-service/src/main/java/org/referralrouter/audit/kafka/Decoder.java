package org.referralrouter.audit.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Event;
import org.referralrouter.wire.EventSerdes;
import org.springframework.stereotype.Component;

/** Turns a record's bytes into an event and back. */
@Component
class Decoder implements AutoCloseable {
  private final Serde<Event> serde;

  Decoder(RegistrySettings settings) {
    this.serde = new EventSerdes(settings.url()).any();
  }

  /** The event; null where the record has no value. */
  @Nullable Event decode(ConsumerRecord<byte[], byte[]> record) {
    return serde
        .deserializer()
        .deserialize(record.topic(), new RecordHeaders(record.headers().toArray()), record.value());
  }

  byte[] encode(String topic, RecordHeaders headers, Event event) {
    return serde.serializer().serialize(topic, headers, event);
  }

  @Override
  public void close() {
    serde.close();
  }
}
