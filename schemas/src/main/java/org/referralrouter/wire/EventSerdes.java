package org.referralrouter.wire;

import java.net.URI;
import java.util.Objects;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;

/**
 * Serdes of events in Confluent's wire format: a zero byte, the registry's schema id in four bytes,
 * Avro. They need no {@code configure}; a closed serde closes its registry client.
 */
public final class EventSerdes {
  private final URI registry;

  /**
   * Serdes by this registry.
   *
   * @param registry its base address, as in {@code http://127.0.0.1:18090}
   */
  public EventSerdes(URI registry) {
    this.registry = Objects.requireNonNull(registry);
  }

  /** Of {@code concerns.v1}. */
  public Serde<ConcernRevision> concerns() {
    return of(ConcernRevision.class);
  }

  /** Of the referral topics. */
  public Serde<Referral> referrals() {
    return of(Referral.class);
  }

  /** Of the response topics. */
  public Serde<Response> responses() {
    return of(Response.class);
  }

  /** Of every topic of events: each value is written and read as its topic's type. */
  public Serde<Event> any() {
    return of(Event.class);
  }

  /** Of the topics whose values are of this type. */
  public <E extends Event> Serde<E> of(Class<E> type) {
    Serializer<E> serializer = new EventSerializer<>(WireFormat.present().serializer(registry));
    Deserializer<E> deserializer =
        new EventDeserializer<>(type, WireFormat.present().deserializer(registry));
    return Serdes.serdeFrom(serializer, deserializer);
  }
}
