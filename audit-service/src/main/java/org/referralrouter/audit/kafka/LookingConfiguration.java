package org.referralrouter.audit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.referralrouter.edge.position.LookingConsumers;
import org.referralrouter.edge.position.ReadAgain;
import org.referralrouter.edge.position.ShorterTopics;
import org.referralrouter.edge.position.TopicCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;

/** How topics are looked at, and what is said of those that lost records. */
@Configuration(proxyBeanMethods = false)
class LookingConfiguration {
  @Bean
  TopicCheck topicCheck(ConsumerFactory<?, ?> consumers) {
    return new TopicCheck(new LookingConsumers(consumers.getConfigurationProperties()));
  }

  @Bean
  ShorterTopics shorterTopics(MeterRegistry meters) {
    return new ShorterTopics(
        meters,
        "The ledger has these records and keeps them. Other records would come under their numbers, so nothing more is read of this"
            + " partition until the broker's data is put back from a newer copy: see backup-and-restore.md");
  }

  /** From where the ledger stands, as far as this process knows. */
  @Bean
  ReadAgain readAgain(Positions positions, MeterRegistry meters) {
    return new ReadAgain(
        (partition, otherwise, consumer) ->
            consumer.seek(partition, positions.believed(partition).orElse(otherwise)),
        meters);
  }
}
