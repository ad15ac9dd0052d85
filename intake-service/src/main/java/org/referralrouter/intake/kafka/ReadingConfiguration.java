package org.referralrouter.intake.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.referralrouter.concern.Agencies;
import org.referralrouter.edge.position.LookingConsumers;
import org.referralrouter.edge.position.Positions;
import org.referralrouter.edge.position.ReadAgain;
import org.referralrouter.edge.position.ReadToTheEnd;
import org.referralrouter.edge.position.ShorterTopics;
import org.referralrouter.edge.position.TopicCheck;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.intake.publish.RegistrySettings;
import org.referralrouter.intake.publish.TopicAhead;
import org.referralrouter.wire.DeadLetter;
import org.referralrouter.wire.EventSerdes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.LoggingProducerListener;
import org.springframework.scheduling.annotation.EnableScheduling;

/** How events are read, and how a record that is none is set aside. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
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

  @Bean
  Positions positions(JdbcClient jdbc) {
    return new Positions(jdbc);
  }

  @Bean
  LookingConsumers lookingConsumers(ConsumerFactory<?, ?> consumers) {
    return new LookingConsumers(consumers.getConfigurationProperties());
  }

  @Bean
  TopicCheck topicCheck(LookingConsumers consumers) {
    return new TopicCheck(consumers);
  }

  /** Whether every revision is known that stands on the topic of concerns or was decided on. */
  @Bean
  ReadToTheEnd knownRevisions(Positions positions, LookingConsumers consumers) {
    return new ReadToTheEnd(
        List.of(Topic.CONCERNS.topicName(), Topic.DECISIONS.topicName()), positions, consumers);
  }

  @Bean
  TopicAhead topicAhead(ReadToTheEnd knownRevisions) {
    return knownRevisions::known;
  }

  /** Whether it is known of every mail whether it has left. */
  @Bean
  ReadToTheEnd knownMails(Positions positions, LookingConsumers consumers) {
    return new ReadToTheEnd(List.of(Topic.NOTIFICATIONS.topicName()), positions, consumers);
  }

  @Bean
  ShorterTopics shorterTopics(MeterRegistry meters) {
    return new ShorterTopics(
        meters,
        "It is read from its beginning, and concerns that concerns.v1 lacks are published again: see backup-and-restore.md");
  }

  @Bean
  ReadAgain readAgain(ObjectProvider<ProgressListener> listener, MeterRegistry meters) {
    return ReadAgain.of(listener::getObject, meters);
  }
}
