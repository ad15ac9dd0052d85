package org.referralrouter.intake.publish;

import io.namastack.outbox.OutboxPayloadSerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.referralrouter.event.Event;
import org.referralrouter.wire.EventSerdes;
import org.referralrouter.wire.Json;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;

/** The producer, and the outbox's text of an event. */
@Configuration(proxyBeanMethods = false)
class Publishing {
  @Bean
  ProducerFactory<String, Event> producers(KafkaProperties kafka, RegistrySettings registry) {
    return new DefaultKafkaProducerFactory<>(
        kafka.buildProducerProperties(),
        new StringSerializer(),
        new EventSerdes(registry.url()).any().serializer());
  }

  @Bean
  KafkaTemplate<String, Event> events(ProducerFactory<String, Event> producers) {
    return new KafkaTemplate<>(producers);
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
