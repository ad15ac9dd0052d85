package org.referralrouter.local.demo;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.EventSerdes;

/**
 * What happens on the topics from now on, read as an agency's system reads it: at read_committed.
 */
final class EventWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KafkaConsumer<String, Event> consumer;
  private final List<Event> seen = new ArrayList<>();

  EventWatch(Map<String, Object> client, URI registry) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer =
        new KafkaConsumer<>(
            settings, new StringDeserializer(), new EventSerdes(registry).any().deserializer());
    var partitions =
        consumer.listTopics().entrySet().stream()
            .filter(topic -> isEvents(topic.getKey()))
            .flatMap(topic -> topic.getValue().stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy; asking for the position makes "now" be now.
    partitions.forEach(consumer::position);
  }

  /**
   * The first event of this type about this concern that fits, waited for.
   *
   * @throws IllegalStateException when time is up
   */
  <E extends Event> E await(Class<E> type, UUID concern, Wanted<E> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var found =
          seen.stream()
              .filter(event -> concern.equals(event.concernId()))
              .filter(type::isInstance)
              .map(type::cast)
              .filter(wanted::fits)
              .findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "No %s of concern %s came within %d s. The logs of the services tell more."
                .formatted(type.getSimpleName(), concern, PATIENCE.toSeconds()));
      }
      consumer.poll(POLL).forEach(record -> seen.add(record.value()));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static boolean isEvents(String topic) {
    return Topic.find(topic).filter(known -> known.eventType() != null).isPresent();
  }

  /** Which event is waited for. */
  @FunctionalInterface
  interface Wanted<E extends Event> {
    boolean fits(E event);
  }
}
