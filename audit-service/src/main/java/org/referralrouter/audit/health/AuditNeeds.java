package org.referralrouter.audit.health;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import javax.sql.DataSource;
import org.referralrouter.edge.health.Need;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Nobody is shown anything while it cannot be recorded that they were: so the ledger needs its
 * databases and the broker. The registry is asked only for schemas that were not seen yet.
 */
@Configuration(proxyBeanMethods = false)
class AuditNeeds {
  @Bean
  Need database(DataSource source) {
    return Need.database(source);
  }

  @Bean
  Need databaseOfKeys(@Qualifier("keyDataSource") HikariDataSource keyDataSource) {
    return Need.database(keyDataSource);
  }

  @Bean
  Need broker(KafkaAdmin kafka) {
    return Need.broker(kafka.getConfigurationProperties());
  }

  @Bean
  Need registry(@Value("${audit.registry.url}") URI registry) {
    return Need.registry(registry).notRequired();
  }
}
