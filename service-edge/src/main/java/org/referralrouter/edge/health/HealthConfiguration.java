package org.referralrouter.edge.health;

import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The readiness of every service, and what all of them need. */
@Configuration(proxyBeanMethods = false)
public class HealthConfiguration {
  @Bean
  Needs needs(
      ObjectProvider<Need> needs,
      ObjectProvider<Work> works,
      ApplicationAvailability availability) {
    return new Needs(needs.orderedStream().toList(), works.orderedStream().toList(), availability);
  }

  /**
   * Room for the log. Where it goes to the console alone, the disk is somebody else's.
   *
   * @param file the log's; empty for the console
   */
  @Bean
  Need roomForTheLog(@Value("${logging.file.name:}") String file) {
    return file.isBlank()
        ? Need.of(Party.DISK, () -> true)
        : Need.disk(Path.of(file).toAbsolutePath().resolveSibling("")).notRequired();
  }
}
