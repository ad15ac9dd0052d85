package org.referralrouter.notification.health;

import java.net.URI;
import javax.sql.DataSource;
import org.referralrouter.edge.health.Need;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;

/** Referrals are shown, and answers taken, without Kafka and the registry. */
@Configuration(proxyBeanMethods = false)
class NotificationNeeds {
  @Bean
  Need database(DataSource source) {
    return Need.database(source);
  }

  @Bean
  Need broker(KafkaAdmin kafka) {
    return Need.broker(kafka.getConfigurationProperties()).notRequired();
  }

  @Bean
  Need registry(@Value("${notification.schema-registry-url}") URI registry) {
    return Need.registry(registry).notRequired();
  }

  @Bean
  Need consumers(KafkaListenerEndpointRegistry listeners) {
    return Need.consumers(listeners).notRequired();
  }
}
