package org.referralrouter.notification.api;

import java.net.URI;
import org.referralrouter.access.AccessMatrix;
import org.referralrouter.concern.Agencies;
import org.referralrouter.document.AsyncApi;
import org.referralrouter.document.BrokerAddress;
import org.referralrouter.edge.document.AsyncApiController;
import org.referralrouter.event.Topic;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * The AsyncAPI document of the topics is served here: agencies come here for their referrals, and
 * who reads how by HTTP wants to know how by Kafka.
 */
@Configuration(proxyBeanMethods = false)
@Import(AsyncApiController.class)
class DocumentConfiguration {
  @Bean
  @Lazy
  AsyncApi topics(
      Agencies agencies,
      @Value("${spring.kafka.bootstrap-servers}") String bootstrapServers,
      @Value("${spring.security.oauth2.resourceserver.jwt.issuer-uri}") String issuer,
      @Value("${notification.schema-registry-url}") String registry) {
    return AsyncApi.of(
        AccessMatrix.bundled(agencies),
        Topic.all(agencies),
        new BrokerAddress(
            bootstrapServers,
            URI.create(issuer + "/oauth2/token"),
            URI.create(registry + "/apis/ccompat/v7")));
  }
}
