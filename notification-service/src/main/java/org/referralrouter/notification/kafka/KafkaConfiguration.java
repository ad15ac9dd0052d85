package org.referralrouter.notification.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.concern.Agencies;
import org.referralrouter.edge.position.LookingConsumers;
import org.referralrouter.edge.position.Positions;
import org.referralrouter.edge.position.ReadAgain;
import org.referralrouter.edge.position.ReadToTheEnd;
import org.referralrouter.edge.position.ShorterTopics;
import org.referralrouter.edge.position.TopicCheck;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.EventSerdes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;

/** Serdes, positions, and what happens to a batch that fails. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {
  @Bean
  EventSerdes eventSerdes(
      @Value("${notification.schema-registry-url}") URI registry, Agencies agencies) {
    return new EventSerdes(registry, agencies);
  }

  @Bean
  Serializer<Event> eventSerializer(EventSerdes serdes) {
    return serdes.any().serializer();
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

  /** Whether it is known of every mail whether it has left. */
  @Bean
  ReadToTheEnd knownMails(Positions positions, LookingConsumers consumers) {
    return new ReadToTheEnd(List.of(Topic.NOTIFICATIONS.topicName()), positions, consumers);
  }

  @Bean
  ShorterTopics shorterTopics(MeterRegistry meters) {
    return new ShorterTopics(
        meters,
        "It is read from its beginning; inboxes keep what they have and nobody is mailed again. What an agency said there"
            + " and is missing, routing does not know: see backup-and-restore.md");
  }

  @Bean
  ReadAgain errorHandler(ObjectProvider<TopicListener> listener, MeterRegistry meters) {
    return ReadAgain.of(listener::getObject, meters);
  }
}
