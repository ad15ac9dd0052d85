package org.referralrouter.audit.kafka;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Kafka's ids of topics, each asked for once: a topic keeps its id for its life. */
@Component
class TopicIds {
  private final KafkaAdmin kafka;
  private final Map<String, UUID> known = new ConcurrentHashMap<>();

  TopicIds(KafkaAdmin kafka) {
    this.kafka = kafka;
  }

  /**
   * The id of a topic.
   *
   * @throws KafkaException where no broker says it; it is worth asking again
   */
  UUID of(String topic) {
    UUID id = known.get(topic);
    if (id == null) {
      id = ask(topic);
      known.put(topic, id);
    }
    return id;
  }

  private UUID ask(String topic) {
    try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
      return uuid(
          admin
              .describeTopics(List.of(topic))
              .allTopicNames()
              .get()
              .values()
              .iterator()
              .next()
              .topicId());
    } catch (ExecutionException e) {
      throw new KafkaException("The broker did not tell the id of " + topic, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while the id of " + topic + " was asked for", e);
    }
  }

  /** Kafka's own form of an id as everybody else's. */
  static UUID uuid(Uuid id) {
    return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits());
  }
}
