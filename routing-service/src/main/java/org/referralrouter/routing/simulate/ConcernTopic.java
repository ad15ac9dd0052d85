package org.referralrouter.routing.simulate;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordDeserializationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.EventSerdes;

/**
 * The concerns of {@code concerns.v1}, up to its end at the start: of each its highest revision.
 * The topic is read twice, so that only ids need to be remembered.
 */
record ConcernTopic(String bootstrapServers, URI registry) implements PastConcerns {
  private static final Duration POLL = Duration.ofMillis(200);

  @Override
  public long each(Taker taker) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    try (var serde = new EventSerdes(registry).concerns();
        var consumer =
            new KafkaConsumer<>(settings, new StringDeserializer(), serde.deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.CONCERNS.topicName()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<UUID, Integer> highest = new HashMap<>();
      long unreadable =
          read(
              consumer,
              ends,
              revision -> highest.merge(revision.concernId(), revision.revision(), Math::max));
      read(
          consumer,
          ends,
          revision -> {
            if (highest.remove(revision.concernId(), revision.revision())) {
              taker.take(revision.concernId().toString(), revision.concern());
            }
          });
      return unreadable;
    }
  }

  /** Reads to the ends; a record that is no concern is stepped over and counted. */
  private static long read(
      KafkaConsumer<String, ConcernRevision> consumer,
      Map<TopicPartition, Long> ends,
      Consumer<ConcernRevision> taker) {
    long unreadable = 0;
    consumer.seekToBeginning(ends.keySet());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      try {
        consumer
            .poll(POLL)
            .forEach(
                record -> {
                  TopicPartition of = new TopicPartition(record.topic(), record.partition());
                  if (record.value() != null && record.offset() < ends.getOrDefault(of, 0L)) {
                    taker.accept(record.value());
                  }
                });
      } catch (RecordDeserializationException wrong) {
        unreadable++;
        consumer.seek(wrong.topicPartition(), wrong.offset() + 1);
      }
    }
    return unreadable;
  }
}
