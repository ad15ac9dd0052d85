package org.referralrouter.intake.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.jspecify.annotations.Nullable;
import org.referralrouter.event.Topic;
import org.referralrouter.intake.publish.TopicAhead;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/**
 * Whether every decision that there was at the start has been read, by whichever instance. Only
 * then is it known up to which revision routing has seen each concern, also after a restore.
 */
@Component
class DecisionsRead implements TopicAhead {
  private static final String DECISIONS = Topic.DECISIONS.topicName();

  private final KafkaAdmin settings;
  private final Positions positions;
  private volatile @Nullable Map<TopicPartition, Long> ends;
  private volatile boolean read;

  DecisionsRead(KafkaAdmin settings, Positions positions) {
    this.settings = settings;
    this.positions = positions;
  }

  @Override
  public boolean known() {
    if (!read) {
      Map<TopicPartition, Long> goals = ends;
      if (goals == null) {
        goals = presentEnds();
        ends = goals;
      }
      Map<TopicPartition, Long> stands = positions.all();
      read =
          goals.entrySet().stream()
              .allMatch(end -> stands.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
    return read;
  }

  /** The database has forgotten something. */
  void forget() {
    ends = null;
    read = false;
  }

  private Map<TopicPartition, Long> presentEnds() {
    try (Admin admin = Admin.create(settings.getConfigurationProperties())) {
      TopicDescription topic =
          admin.describeTopics(List.of(DECISIONS)).allTopicNames().get().get(DECISIONS);
      Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
      for (TopicPartitionInfo partition : topic.partitions()) {
        wanted.put(new TopicPartition(DECISIONS, partition.partition()), OffsetSpec.latest());
      }
      Map<TopicPartition, Long> found = new HashMap<>();
      admin
          .listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
          .all()
          .get()
          .forEach((partition, end) -> found.put(partition, end.offset()));
      return found;
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka did not say where decisions.v1 ends", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while asking where decisions.v1 ends", e);
    }
  }
}
