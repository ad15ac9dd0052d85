package org.referralrouter.intake.kafka;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.referralrouter.concern.Agencies;
import org.referralrouter.event.Event;
import org.referralrouter.intake.publish.RegistrySettings;
import org.referralrouter.wire.DeadLetter;
import org.referralrouter.wire.EventSerdes;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.LoggingProducerListener;

/** How events are read, and how a record that is none is set aside. */
@Configuration(proxyBeanMethods = false)
class ReadingConfiguration {
  @Bean
  Deserializer<Event> eventDeserializer(RegistrySettings registry, Agencies agencies) {
    return new EventSerdes(registry.url(), agencies).any().deserializer();
  }

  @Bean
  ProducerFactory<byte[], byte[]> deadLetterProducers(KafkaProperties kafka) {
    Map<String, Object> settings = kafka.buildProducerProperties();
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DeadLetter.MAX_BYTES);
    return new DefaultKafkaProducerFactory<>(
        settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Bean
  KafkaTemplate<byte[], byte[]> deadLetterTemplate(
      ProducerFactory<byte[], byte[]> deadLetterProducers) {
    LoggingProducerListener<byte[], byte[]> listener = new LoggingProducerListener<>();
    listener.setIncludeContents(false);
    KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(deadLetterProducers);
    template.setProducerListener(listener);
    return template;
  }
}
