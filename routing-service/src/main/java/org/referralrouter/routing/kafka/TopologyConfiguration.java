package org.referralrouter.routing.kafka;

import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.referralrouter.concern.Agencies;
import org.referralrouter.event.Event;
import org.referralrouter.routing.RoutingSettings;
import org.referralrouter.routing.concern.ConcernState;
import org.referralrouter.routing.inforce.Routers;
import org.referralrouter.wire.EventSerdes;
import org.springframework.cloud.stream.binder.kafka.streams.properties.KafkaStreamsBinderConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.config.StreamsBuilderFactoryBeanConfigurer;

/**
 * The topology as one function: concerns and all agencies' responses come in as bytes, and events
 * and dead letters go out, each to its topic. Responses are first brought to the partitions of
 * their concerns, whatever key and partitioner their clients use.
 */
@Configuration(proxyBeanMethods = false)
class TopologyConfiguration {
  /** Names the internal topic that responses go through. */
  private static final String BY_CONCERN = "responses-by-concern";

  @Bean
  EventSerdes eventSerdes(RoutingSettings settings, Agencies agencies) {
    return new EventSerdes(settings.registryUrl(), agencies);
  }

  @Bean
  TimestampExtractor recordTime(Clock clock) {
    return new RecordTime(clock);
  }

  @Bean
  StoreBuilder<KeyValueStore<Bytes, ConcernState>> concernStore() {
    return store(ConcernStore.STORE, StateSerde.INSTANCE);
  }

  @Bean
  StoreBuilder<KeyValueStore<Bytes, byte[]>> settledStore() {
    return store(SettledRecords.STORE, Serdes.ByteArray());
  }

  @Bean
  StoreBuilder<KeyValueStore<Bytes, byte[]>> deadlineStore() {
    return store(Deadlines.STORE, Serdes.ByteArray());
  }

  private static <V> StoreBuilder<KeyValueStore<Bytes, V>> store(String name, Serde<V> values) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.Bytes(), values);
  }

  /**
   * Primary, since Boot's metrics bring a second of its kind, and the binder passes over both where
   * neither stands out; by the customizer, since the binder itself sets a handler that ends the
   * client.
   */
  @Bean
  @Primary
  StreamsBuilderFactoryBeanConfigurer faultHandling(StreamFaults faults) {
    return factory ->
        factory.setKafkaStreamsCustomizer(streams -> streams.setUncaughtExceptionHandler(faults));
  }

  @Bean
  ConcernPartitions concernPartitions(KafkaStreamsBinderConfigurationProperties binder) {
    Map<String, Object> settings = new HashMap<>(binder.getConfiguration());
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, binder.getKafkaConnectionString());
    Path state =
        Path.of(
            Objects.requireNonNull(binder.getConfiguration().get(StreamsConfig.STATE_DIR_CONFIG)));
    return () -> {
      StateAge.check(state.resolve(binder.getApplicationId()), settings);
      return ConcernPartitions.of(settings).count();
    };
  }

  @Bean
  Serde<Event> eventSerde(EventSerdes serdes) {
    return serdes.any();
  }

  @Bean
  BiConsumer<KStream<byte[], byte[]>, KStream<byte[], byte[]>> route(
      Routers routers,
      RoutingMetrics metrics,
      Traces traces,
      ConcernPartitions partitions,
      Serde<Event> eventSerde) {
    int count = partitions.count();
    RecordReader reader = new RecordReader(eventSerde.deserializer(), count);
    return (concerns, responses) ->
        concerns
            .processValues(OriginProcessor::new)
            .merge(byConcern(responses.processValues(OriginProcessor::new), reader, count))
            .process(
                () -> new RouteProcessor(routers, reader, metrics, traces),
                ConcernStore.STORE,
                SettledRecords.STORE,
                Deadlines.STORE)
            .to(
                (_, output, _) -> output.topic().topicName(),
                Produced.with(Serdes.ByteArray(), new OutputSerde(eventSerde.serializer())));
  }

  private static KStream<byte[], ReceivedRecord> byConcern(
      KStream<byte[], ReceivedRecord> responses, RecordReader reader, int partitions) {
    return responses
        .selectKey((_, received) -> reader.key(received))
        .repartition(
            Repartitioned.with(Serdes.ByteArray(), ReceivedRecordSerde.INSTANCE)
                .withName(BY_CONCERN)
                .withNumberOfPartitions(partitions));
  }
}
