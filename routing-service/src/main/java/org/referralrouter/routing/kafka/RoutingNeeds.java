package org.referralrouter.routing.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.referralrouter.edge.health.Need;
import org.referralrouter.routing.RoutingSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.stream.binder.kafka.streams.properties.KafkaStreamsBinderConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Records flow from the broker and back to it, with the state on this machine's disk. */
@Configuration(proxyBeanMethods = false)
class RoutingNeeds {
  @Bean
  Need broker(KafkaStreamsBinderConfigurationProperties binder) {
    Map<String, Object> settings = new HashMap<>(binder.getConfiguration());
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, binder.getKafkaConnectionString());
    return Need.broker(settings);
  }

  /** Schemas that were seen once are known; where one is missing, routing stops and says so. */
  @Bean
  Need registry(RoutingSettings settings) {
    return Need.registry(settings.registryUrl()).notRequired();
  }

  @Bean
  Need roomForTheState(
      @Value("${spring.cloud.stream.kafka.streams.binder.configuration.state.dir}") Path state) {
    return Need.disk(state);
  }
}
