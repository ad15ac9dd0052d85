package org.referralrouter.routing.kafka;

import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.SentReferral;
import org.referralrouter.routing.concern.StateFormat;

/** What is remembered, in the domain's own format; it never leaves the stores and changelogs. */
record StateSerde<T>(Function<T, byte[]> write, Function<byte[], T> read) implements Serde<T> {
  static final StateSerde<ConcernState.Header> HEADERS =
      new StateSerde<>(StateFormat::bytes, StateFormat::header);
  static final StateSerde<SentReferral> ROWS =
      new StateSerde<>(StateFormat::bytes, StateFormat::row);

  @Override
  @SuppressWarnings("NullAway") // Kafka's serialisers take and give null for "nothing"
  public Serializer<T> serializer() {
    return (_, value) -> value == null ? null : write.apply(value);
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  public Deserializer<T> deserializer() {
    return (_, bytes) -> bytes == null ? null : read.apply(bytes);
  }
}
