package org.referralrouter.wire;

import java.net.URI;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.referralrouter.concern.Agencies;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;

/**
 * Serdes of events in Confluent's wire format: a zero byte, the registry's schema id in four bytes,
 * Avro. They need no {@code configure}, and share what they know of the registry for good, so that
 * closing one closes nothing.
 */
public final class EventSerdes {
  private final OwnSchemaIds own;
  private final WriterSchemas writers;
  private final Optional<Agencies> agencies;

  /**
   * Serdes by this registry, which read records of whichever agency.
   *
   * @param registry its base address, as in {@code http://127.0.0.1:18090}
   */
  public EventSerdes(URI registry) {
    this(registry, Optional.empty());
  }

  /**
   * Serdes by this registry, to which a record with another agency or position is unreadable.
   *
   * @param agencies which there are
   */
  public EventSerdes(URI registry, Agencies agencies) {
    this(registry, Optional.of(agencies));
  }

  private EventSerdes(URI registry, Optional<Agencies> agencies) {
    this.agencies = agencies;
    RegistryClient client = new RegistryClient(registry);
    this.own = new OwnSchemaIds(client);
    this.writers = new WriterSchemas(client);
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
    return Serdes.serdeFrom(
        new EventSerializer<>(own), new EventDeserializer<>(type, writers, agencies));
  }
}
