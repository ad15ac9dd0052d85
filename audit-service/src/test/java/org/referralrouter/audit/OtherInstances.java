package org.referralrouter.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.AgenciesFile;

/** Other members of the ledger's groups, which hold partitions and do nothing with them. */
final class OtherInstances implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);

  private final List<Thread> members = new ArrayList<>();
  private volatile boolean ended;

  OtherInstances(int count, String... groups) {
    for (String group : groups) {
      for (int i = 0; i < count; i++) {
        String name = "a-" + i;
        members.add(Thread.ofPlatform().daemon().start(() -> hold(group, name)));
      }
    }
  }

  private void hold(String group, String name) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            Stack.shared().bootstrapServers(),
            "group.id",
            group,
            "client.id",
            name,
            "enable.auto.commit",
            false);
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(Topic.all(AgenciesFile.bundled()).stream().map(Topic::topicName).toList());
      while (!ended) {
        consumer.poll(POLL);
      }
    }
  }

  @Override
  public void close() {
    ended = true;
    try {
      for (Thread member : members) {
        member.join();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
