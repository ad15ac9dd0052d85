package org.referralrouter.routing.kafka;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.wire.Json;

/** Keeps a concern's state as JSON; it never leaves the store and its changelog. */
enum ConcernStateSerde implements Serde<ConcernState> {
  INSTANCE;

  @Override
  public Serializer<ConcernState> serializer() {
    return (_, state) -> bytes(state);
  }

  @Override
  public Deserializer<ConcernState> deserializer() {
    return (_, bytes) -> state(bytes);
  }

  @SuppressWarnings("NullAway") // Kafka's serialisers take and give null for "nothing"
  private static byte[] bytes(@Nullable ConcernState state) {
    return state == null ? null : Json.mapper().writeValueAsBytes(state);
  }

  @SuppressWarnings("NullAway") // as above
  private static ConcernState state(byte @Nullable [] bytes) {
    return bytes == null ? null : Json.mapper().readValue(bytes, ConcernState.class);
  }
}
