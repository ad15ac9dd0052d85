package org.referralrouter.routing.kafka;

import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Event;

/** Events as their topics promise them, dead letters as they were; what was sent is not read. */
record OutputSerde(Serializer<Event> events) implements Serde<Output>, Serializer<Output> {
  @Override
  public byte @Nullable [] serialize(String topic, Headers headers, Output output) {
    return switch (output) {
      case Output.Sent(var event) -> events.serialize(topic, headers, event);
      case Output.SetAside(var record) -> ReceivedRecord.raw(record.value());
    };
  }

  @Override
  public byte @Nullable [] serialize(String topic, Output output) {
    throw new UnsupportedOperationException("Kafka Streams writes records with headers");
  }

  @Override
  public Serializer<Output> serializer() {
    return this;
  }

  @Override
  public Deserializer<Output> deserializer() {
    throw new UnsupportedOperationException("Nothing reads what was sent");
  }

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    // It has no settings.
  }

  @Override
  public void close() {
    events.close();
  }
}
