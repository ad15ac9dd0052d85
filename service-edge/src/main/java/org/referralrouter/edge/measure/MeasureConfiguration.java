package org.referralrouter.edge.measure;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every service measures of itself. */
@Configuration(proxyBeanMethods = false)
public class MeasureConfiguration {
  @Bean
  CertificateWatch certificateWatch(
      @Value("${spring.kafka.properties.ssl.truststore.location:}") String trusted) {
    return new CertificateWatch(
        Optional.of(trusted).filter(file -> !file.isBlank()).map(Path::of), Clock.systemUTC());
  }
}
