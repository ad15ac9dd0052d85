package org.referralrouter.endtoend;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;

/** Reads topics as an agency would: a plain consumer at read_committed. */
final class Records {
  private Records() {}

  /**
   * Every committed event of these topics that is of the concern, from the beginning to the present
   * end.
   */
  static List<Event> of(Stack stack, UUID concernId, List<Topic> topics) {
    return read(stack, topics, event -> concernId.equals(event.concernId()));
  }

  static List<Event> read(Stack stack, List<Topic> topics, Predicate<Event> wanted) {
    return read(stack.bootstrapServers(), stack.registryUrl(), topics, wanted).stream()
        .map(ConsumerRecord::value)
        .toList();
  }

  static List<ConsumerRecord<String, Event>> read(
      String bootstrapServers, URI registry, List<Topic> topics, Predicate<Event> wanted) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed");
    List<ConsumerRecord<String, Event>> events = new ArrayList<>();
    try (var serde = new EventSerdes(registry).any();
        var consumer =
            new KafkaConsumer<>(settings, new StringDeserializer(), serde.deserializer())) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record -> {
                  if (wanted.test(record.value())) {
                    events.add(record);
                  }
                });
      }
    }
    return events;
  }
}
