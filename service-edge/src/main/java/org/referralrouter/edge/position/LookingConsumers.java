package org.referralrouter.edge.position;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Makes consumers that look at topics and join no group; none waits long for a silent broker. */
public final class LookingConsumers implements Supplier<Consumer<byte[], byte[]>> {
  private static final int ANSWER_WITHIN_MS = 3_000;

  private final Map<String, Object> settings;

  /** With the settings of the service's own consumers. */
  public LookingConsumers(Map<String, Object> settings) {
    this.settings = new HashMap<>(settings);
    this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    this.settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
    this.settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS - 1);
  }

  @Override
  public Consumer<byte[], byte[]> get() {
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
