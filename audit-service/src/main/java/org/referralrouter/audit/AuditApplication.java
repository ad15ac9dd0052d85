package org.referralrouter.audit;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.util.IdGenerator;
import org.springframework.util.JdkIdGenerator;

/** The process. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class AuditApplication {

  /**
   * Starts the service with the settings of {@code application.yaml}; {@code audit verify …} and
   * its sisters are processes of their own.
   */
  public static void main(String[] arguments) {
    if (AuditCommand.isMeant(arguments)) {
      System.exit(AuditCommand.run(arguments));
    }
    SpringApplication.run(AuditApplication.class, arguments);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  IdGenerator ids() {
    return new JdkIdGenerator();
  }
}
