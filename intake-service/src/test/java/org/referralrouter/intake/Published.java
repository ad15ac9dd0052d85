package org.referralrouter.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.EventSerdes;

/** What stands on a topic for one key, read from its beginning. */
final class Published {
  private Published() {}

  static List<ConsumerRecord<String, Event>> on(Topic topic, String key, int atLeast) {
    List<ConsumerRecord<String, Event>> found = new ArrayList<>();
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
            new EventSerdes(RunningIntake.STACK.registryUrl()).any().deserializer())) {
      consumer.assign(
          consumer.partitionsFor(topic.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList());
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .pollInterval(Duration.ofMillis(20))
          .until(
              () -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                  if (record.key().equals(key)) {
                    found.add(record);
                  }
                }
                return found.size() >= atLeast;
              });
    }
    return found;
  }
}
