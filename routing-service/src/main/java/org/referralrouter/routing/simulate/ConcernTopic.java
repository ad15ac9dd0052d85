package org.referralrouter.routing.simulate;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.referralrouter.known.KnownFacts;
import org.referralrouter.wire.EventSerdes;
import org.referralrouter.wire.RegistryUnavailable;

/**
 * The concerns of {@code concerns.v1}, up to its end at the start: of each what is known after all
 * its revisions. The topic is read twice, so that only ids need to be remembered, and the facts of
 * concerns that are not read to their last revision.
 *
 * @param client settings of a Kafka client to begin with
 */
record ConcernTopic(Map<String, Object> client, URI registry, ZoneId zone) implements PastConcerns {
  private static final Duration POLL = Duration.ofMillis(200);

  @Override
  public long each(Taker taker) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    try (var serde = new EventSerdes(registry).concerns();
        var consumer =
            new KafkaConsumer<>(settings, new StringDeserializer(), serde.deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.CONCERNS.topicName()).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<UUID, Integer> records = new HashMap<>();
      long unreadable =
          read(consumer, ends, revision -> records.merge(revision.concernId(), 1, Integer::sum));
      Map<UUID, KnownFacts> unfinished = new HashMap<>();
      read(
          consumer,
          ends,
          revision -> {
            UUID id = revision.concernId();
            KnownFacts facts = after(unfinished.getOrDefault(id, KnownFacts.NOTHING), revision);
            if (records.merge(id, -1, Integer::sum) == 0) {
              unfinished.remove(id);
              take(id, facts, taker);
            } else {
              unfinished.put(id, facts);
            }
          });
      return unreadable;
    }
  }

  private static KnownFacts after(KnownFacts known, ConcernRevision revision) {
    return switch (known.with(revision)) {
      case KnownFacts.Result.Known(var facts) -> facts;
      case KnownFacts.Result.Repeated _, KnownFacts.Result.Refused _ -> known;
    };
  }

  private void take(UUID id, KnownFacts facts, Taker taker) {
    Instant received = facts.receivedAt();
    if (received != null) {
      taker.take(id.toString(), facts.known(), LocalDate.ofInstant(received, zone));
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
        if (wrong.getCause() instanceof RegistryUnavailable) {
          throw wrong;
        }
        unreadable++;
        consumer.seek(wrong.topicPartition(), wrong.offset() + 1);
      }
    }
    return unreadable;
  }
}
