package org.referralrouter.intake.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.referralrouter.event.Topic;
import org.referralrouter.intake.publish.TopicAhead;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Whether the database knows of every concern up to which revision the topic of concerns, or a
 * decision, has named it: all that there was at the start, and all that this process has read
 * since. A database that was restored, be it under the running service, does not.
 */
@Component
class RevisionsRead implements TopicAhead {
  private static final List<String> TOPICS =
      List.of(Topic.CONCERNS.topicName(), Topic.DECISIONS.topicName());

  private final KafkaAdmin settings;
  private final Positions positions;
  private final Map<TopicPartition, Long> goals = new ConcurrentHashMap<>();
  private volatile boolean ends;

  RevisionsRead(KafkaAdmin settings, Positions positions) {
    this.settings = settings;
    this.positions = positions;
  }

  @Override
  public boolean known() {
    if (!ends) {
      presentEnds().forEach(this::reached);
      ends = true;
    }
    Map<TopicPartition, Long> stands = positions.all();
    return goals.entrySet().stream()
        .allMatch(goal -> stands.getOrDefault(goal.getKey(), 0L) >= goal.getValue());
  }

  /** A partition was read up to there. */
  void reached(TopicPartition partition, long next) {
    if (TOPICS.contains(partition.topic())) {
      goals.merge(partition, next, Math::max);
    }
  }

  private Map<TopicPartition, Long> presentEnds() {
    try (Admin admin = Admin.create(settings.getConfigurationProperties())) {
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      for (TopicDescription topic : admin.describeTopics(TOPICS).allTopicNames().get().values()) {
        for (TopicPartitionInfo partition : topic.partitions()) {
          wanted.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest());
        }
      }
      Map<TopicPartition, Long> found = new HashMap<>();
      admin
          .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get()
          .forEach((partition, end) -> found.put(partition, end.offset()));
      return found;
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka did not say where " + TOPICS + " end", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while asking where " + TOPICS + " end", e);
    }
  }
}
