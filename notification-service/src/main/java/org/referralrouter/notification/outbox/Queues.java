package org.referralrouter.notification.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.edge.outbox.BacklogMeasures;
import org.referralrouter.edge.outbox.EventPublishing;
import org.referralrouter.edge.outbox.Outbox;
import org.referralrouter.edge.outbox.OutboxSettings;
import org.referralrouter.edge.outbox.OutboxTurns;
import org.referralrouter.edge.outbox.QueueTable;
import org.referralrouter.edge.outbox.QueuedEntry;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.Json;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** The queues of events and of mails, and what takes events to their topics. */
@Configuration(proxyBeanMethods = false)
class Queues {
  @Bean
  OutboxSettings outboxSettings(
      @Value("${notification.outbox.interval}") Duration interval,
      @Value("${notification.outbox.retry-delay}") Duration retryDelay) {
    return new OutboxSettings(interval, retryDelay);
  }

  @Bean
  QueueTable eventQueue(JdbcTemplate jdbc) {
    return new QueueTable(jdbc, "event_outbox");
  }

  @Bean
  Outbox eventOutbox(QueueTable eventQueue) {
    return new Outbox(eventQueue);
  }

  @Bean
  QueueTable mailQueue(JdbcTemplate jdbc) {
    return new QueueTable(jdbc, "mail_outbox");
  }

  @Bean
  Outbox mailOutbox(QueueTable mailQueue) {
    return new Outbox(mailQueue);
  }

  @Bean
  OutboxTurns eventPublisher(
      DataSource source,
      Outbox eventOutbox,
      QueueTable eventQueue,
      Serializer<Event> serializer,
      ProducerFactory<byte[], byte[]> producers,
      OutboxSettings settings) {
    return new OutboxTurns(
        source,
        eventOutbox,
        new EventPublishing(
            eventQueue, Queues::events, serializer, producers.createProducer(), settings));
  }

  @Bean
  BacklogMeasures eventBacklog(QueueTable eventQueue, Clock clock) {
    return new BacklogMeasures("events", eventQueue::backlog, clock);
  }

  @Bean
  BacklogMeasures mailBacklog(QueueTable mailQueue, Clock clock) {
    return new BacklogMeasures("mails", mailQueue::backlog, clock);
  }

  private static Map<Long, Event> events(List<QueuedEntry> queued) {
    Map<Long, Event> events = new HashMap<>();
    for (QueuedEntry each : queued) {
      Class<? extends Event> type = Objects.requireNonNull(Topic.named(each.kind()).eventType());
      events.put(each.number(), Json.mapper().readValue(each.content(), type));
    }
    return events;
  }
}
