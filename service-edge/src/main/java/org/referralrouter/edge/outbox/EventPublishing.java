package org.referralrouter.edge.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.event.Event;

/** Takes queued events to their topics, until they have arrived. */
public final class EventPublishing implements OutboxTurn {
  private final QueueTable table;
  private final EventSource events;
  private final Serializer<Event> serializer;
  private final Producer<byte[], byte[]> producer;
  private final OutboxSettings settings;

  /**
   * Publishes from a queue.
   *
   * @param producer whose acknowledgement means that an event has arrived
   */
  public EventPublishing(
      QueueTable table,
      EventSource events,
      Serializer<Event> serializer,
      Producer<byte[], byte[]> producer,
      OutboxSettings settings) {
    this.table = table;
    this.events = events;
    this.serializer = serializer;
    this.producer = producer;
    this.settings = settings;
  }

  @Override
  public Duration take(Connection turn, BooleanSupplier more)
      throws SQLException, InterruptedException {
    var sending = new EventSending(table, events, serializer, producer, settings.retryDelay());
    while (sending.goesOn(turn, more.getAsBoolean())) {
      sending.settle();
    }
    if (sending.failed() && more.getAsBoolean()) {
      // Another process may reach what this one does not: it gets the lock meanwhile.
      turn.rollback();
      Thread.sleep(settings.retryDelay());
      return Duration.ZERO;
    }
    return settings.interval();
  }
}
