package org.referralrouter.notification.kafka;

import java.net.URI;
import org.apache.kafka.common.serialization.Serde;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.wire.EventSerdes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

/** Serdes, and what happens to a record that fails. */
@Configuration(proxyBeanMethods = false)
class KafkaConfiguration {
  @Bean
  EventSerdes eventSerdes(@Value("${notification.schema-registry-url}") URI registry) {
    return new EventSerdes(registry);
  }

  @Bean
  Serde<Event> events(EventSerdes serdes) {
    return serdes.any();
  }

  @Bean
  Serde<Referral> referrals(EventSerdes serdes) {
    return serdes.referrals();
  }

  @Bean
  Serde<Acknowledgement> acknowledgements(EventSerdes serdes) {
    return serdes.acknowledgements();
  }

  @Bean
  CommonErrorHandler errorHandler(SetAside setAside) {
    DefaultErrorHandler handler = new DefaultErrorHandler(setAside);
    handler.setBackOffFunction(
        (_, failure) -> Failure.worthRetrying(failure) ? waiting() : new FixedBackOff(0, 0));
    return handler;
  }

  /**
   * No end: the servers that this waits for come back. The waits stay below max.poll.interval.ms.
   */
  private static ExponentialBackOff waiting() {
    ExponentialBackOff waiting = new ExponentialBackOff(500, 2);
    waiting.setMaxInterval(10_000);
    return waiting;
  }
}
