package org.referralrouter.routing.kafka;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.StateFormat;

/** What is remembered, in the domain's own format; it never leaves the store and its changelog. */
enum StateSerde implements Serde<ConcernState> {
  INSTANCE;

  @Override
  @SuppressWarnings("NullAway") // Kafka's serialisers take and give null for "nothing"
  public Serializer<ConcernState> serializer() {
    return (_, state) -> state == null ? null : StateFormat.bytes(state);
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  public Deserializer<ConcernState> deserializer() {
    return (_, bytes) -> bytes == null ? null : StateFormat.state(bytes);
  }
}
