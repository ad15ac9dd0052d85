package org.referralrouter.notification.kafka;

import java.net.URI;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.referralrouter.concern.Agencies;
import org.referralrouter.event.Event;
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
  EventSerdes eventSerdes(
      @Value("${notification.schema-registry-url}") URI registry, Agencies agencies) {
    return new EventSerdes(registry, agencies);
  }

  @Bean
  Serializer<Event> eventSerializer(EventSerdes serdes) {
    return serdes.any().serializer();
  }

  @Bean
  CommonErrorHandler errorHandler(DeadLetterSender deadLetters, WaitingRecords waiting) {
    DefaultErrorHandler handler = new DefaultErrorHandler(deadLetters);
    // By default some kinds of exception would count as the record's fault.
    handler.setClassifications(Map.of(), true);
    handler.setBackOffFunction(
        (_, failure) ->
            RecordFault.of(failure).isPresent() ? new FixedBackOff(0, 0) : growingWaits());
    handler.setRetryListeners(waiting);
    return handler;
  }

  /**
   * No end: the servers that this waits for come back. The waits stay below max.poll.interval.ms.
   */
  private static ExponentialBackOff growingWaits() {
    ExponentialBackOff waits = new ExponentialBackOff(500, 2);
    waits.setMaxInterval(10_000);
    return waits;
  }
}
