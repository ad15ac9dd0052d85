package org.referralrouter.intake.health;

import java.net.URI;
import javax.sql.DataSource;
import org.referralrouter.edge.health.Need;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;

/** Concerns are accepted without Kafka and the registry, and published when they are back. */
@Configuration(proxyBeanMethods = false)
class IntakeNeeds {
  @Bean
  Need database(DataSource source) {
    return Need.database(source);
  }

  @Bean
  Need broker(KafkaAdmin kafka) {
    return Need.broker(kafka.getConfigurationProperties()).notRequired();
  }

  @Bean
  Need registry(@Value("${intake.registry.url}") URI registry) {
    return Need.registry(registry).notRequired();
  }

  @Bean
  Need consumers(KafkaListenerEndpointRegistry listeners) {
    return Need.consumers(listeners).notRequired();
  }
}
