package org.referralrouter.intake.publish;

import io.namastack.outbox.OutboxPayloadSerializer;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.referralrouter.edge.outbox.Backlog;
import org.referralrouter.edge.outbox.BacklogMeasures;
import org.referralrouter.edge.outbox.EventPublishing;
import org.referralrouter.edge.outbox.EventSource;
import org.referralrouter.edge.outbox.Outbox;
import org.referralrouter.edge.outbox.OutboxSettings;
import org.referralrouter.edge.outbox.OutboxTurns;
import org.referralrouter.edge.outbox.QueueTable;
import org.referralrouter.wire.EventSerdes;
import org.referralrouter.wire.Json;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.ProducerFactory;

/** The queue of events and what takes them to their topics; and the text of a queued mail. */
@Configuration(proxyBeanMethods = false)
class Publishing {
  @Bean
  ProducerFactory<byte[], byte[]> eventProducers(KafkaProperties kafka) {
    return new DefaultKafkaProducerFactory<>(
        kafka.buildProducerProperties(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Bean
  OutboxSettings outboxSettings(
      @Value("${intake.outbox.interval}") Duration interval,
      @Value("${intake.outbox.retry-delay}") Duration retryDelay) {
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
  OutboxTurns eventPublisher(
      DataSource source,
      Outbox eventOutbox,
      QueueTable eventQueue,
      EventSource events,
      RegistrySettings registry,
      ProducerFactory<byte[], byte[]> eventProducers,
      OutboxSettings settings) {
    return new OutboxTurns(
        source,
        eventOutbox,
        new EventPublishing(
            eventQueue,
            events,
            new EventSerdes(registry.url()).any().serializer(),
            eventProducers.createProducer(),
            settings));
  }

  @Bean
  BacklogMeasures eventBacklog(QueueTable eventQueue, Clock clock) {
    return new BacklogMeasures("events", eventQueue::backlog, clock);
  }

  @Bean
  BacklogMeasures mailBacklog(JdbcTemplate jdbc, Clock clock) {
    return new BacklogMeasures("mails", () -> mails(jdbc), clock);
  }

  private static Backlog mails(JdbcTemplate jdbc) {
    return jdbc.queryForObject(
        "SELECT count(*), min(created_at) FROM outbox_record WHERE status = 'NEW'",
        (row, _) -> Backlog.of(row.getLong(1), row.getObject(2, OffsetDateTime.class)));
  }

  @Bean
  OutboxPayloadSerializer outboxPayloadSerializer() {
    return new OutboxPayloadSerializer() {
      @Override
      public String serialize(Object payload) {
        return Json.mapper().writeValueAsString(payload);
      }

      @Override
      public <T> T deserialize(String serialized, Class<T> type) {
        return Json.mapper().readValue(serialized, type);
      }
    };
  }
}
