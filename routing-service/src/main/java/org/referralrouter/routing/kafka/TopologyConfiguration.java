package org.referralrouter.routing.kafka;

import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.EmbargoRelease;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.routing.RoutingSettings;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.concern.Router;
import org.referralrouter.wire.EventSerdes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/** The topology as one function: three inputs, the stores, and an output topic for each event. */
@Configuration(proxyBeanMethods = false)
class TopologyConfiguration {
  @Bean
  EventSerdes eventSerdes(RoutingSettings settings) {
    return new EventSerdes(settings.registryUrl());
  }

  @Bean
  Serde<ConcernRevision> concernSerde(EventSerdes serdes) {
    return serdes.concerns();
  }

  @Bean
  Serde<Acknowledgement> acknowledgementSerde(EventSerdes serdes) {
    return serdes.acknowledgements();
  }

  @Bean
  Serde<EmbargoRelease> embargoReleaseSerde(EventSerdes serdes) {
    return serdes.embargoReleases();
  }

  @Bean
  StoreBuilder<KeyValueStore<String, ConcernState>> concernStore() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(ConcernStore.STORE),
        Serdes.String(),
        ConcernStateSerde.INSTANCE);
  }

  @Bean
  StoreBuilder<KeyValueStore<String, String>> deadlineStore() {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(Deadlines.STORE), Serdes.String(), Serdes.String());
  }

  /** With a cache, since the same few counts change all the time. */
  @Bean
  StoreBuilder<KeyValueStore<String, Long>> tallyStore() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(Tallies.STORE), Serdes.String(), Serdes.Long())
        .withCachingEnabled();
  }

  @Bean
  Serde<Event> eventSerde(EventSerdes serdes) {
    return serdes.any();
  }

  /**
   * A thread that stops, as it does while the registry is silent, is replaced and reads the same
   * records again. Primary, since Boot's metrics bring a second of its kind, and the binder passes
   * over both where neither stands out; by the customizer, since the binder itself sets a handler
   * that ends the client.
   */
  @Bean
  @Primary
  StreamsBuilderFactoryBeanConfigurer replacedThreads() {
    return factory ->
        factory.setKafkaStreamsCustomizer(
            streams ->
                streams.setUncaughtExceptionHandler(
                    _ -> StreamThreadExceptionResponse.REPLACE_THREAD));
  }

  @Bean
  Function<
          KStream<String, ConcernRevision>,
          Function<KStream<String, Acknowledgement>, Consumer<KStream<String, EmbargoRelease>>>>
      route(Router router, RoutingMetrics metrics, Traces traces, Serde<Event> eventSerde) {
    return concerns ->
        acknowledgements ->
            releases ->
                asEvents(concerns)
                    .merge(asEvents(acknowledgements))
                    .merge(asEvents(releases))
                    .process(
                        () -> new RouteProcessor(router, metrics, traces),
                        ConcernStore.STORE,
                        Deadlines.STORE,
                        Tallies.STORE)
                    .to(
                        (_, event, _) -> Topic.of(event).topicName(),
                        Produced.with(Serdes.String(), eventSerde));
  }

  private static KStream<String, Event> asEvents(KStream<String, ? extends Event> events) {
    return events.mapValues(event -> (Event) event);
  }
}
