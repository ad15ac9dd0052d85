package org.referralrouter.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.EventSerdes;

/** What stands on a topic for one key, read from its beginning. */
final class Published {
  private Published() {}

  static List<ConsumerRecord<String, Event>> on(Topic topic, String key, int atLeast) {
    return records(
        topic,
        key,
        atLeast,
        new EventSerdes(RunningIntake.STACK.registryUrl()).any().deserializer());
  }

  static List<ConsumerRecord<String, byte[]>> bytesOn(Topic topic, String key, int atLeast) {
    return records(topic, key, atLeast, new ByteArrayDeserializer());
  }

  static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  /** Those that there are now, once there are enough of them. */
  private static <V> List<ConsumerRecord<String, V>> records(
      Topic topic, String key, int atLeast, Deserializer<V> values) {
    List<ConsumerRecord<String, V>> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                RunningIntake.STACK.bootstrapServers(),
                "auto.offset.reset",
                "earliest",
                "enable.auto.commit",
                false),
            new StringDeserializer(),
            values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(20))
          .until(
              () -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                  if (key.equals(record.key())) {
                    found.add(record);
                  }
                }
                return found.size() >= atLeast
                    && ends.entrySet().stream()
                        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
              });
    }
    return found;
  }
}
