package org.referralrouter.audit.kafka;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.referralrouter.audit.ledger.EndedTopic;
import org.referralrouter.audit.ledger.LogId;
import org.referralrouter.audit.serve.Sources;
import org.referralrouter.concern.Agencies;
import org.referralrouter.event.Topic;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** The topics that are read, as Kafka has them now; asked for at most every few seconds. */
@Component
class KafkaSources implements Sources {
  private static final Duration KEPT_FOR = Duration.ofSeconds(5);

  private final KafkaAdmin kafka;
  private final Clock clock;
  private final Agencies agencies;
  private volatile @Nullable Answer last;

  KafkaSources(KafkaAdmin kafka, Clock clock, Agencies agencies) {
    this.agencies = agencies;
    this.kafka = kafka;
    this.clock = clock;
  }

  /** The ids of the topics that are read; empty where Kafka did not tell. */
  private record Answer(Instant at, Optional<Set<UUID>> ids) {}

  @Override
  public State of(LogId log, String topic) {
    if (EndedTopic.named(topic).isPresent()) {
      return State.ENDED;
    }
    return ids()
        .map(ids -> ids.contains(log.topicId()) ? State.READ : State.GONE)
        .orElse(State.UNKNOWN);
  }

  private Optional<Set<UUID>> ids() {
    Answer known = last;
    if (known == null || known.at().plus(KEPT_FOR).isBefore(clock.instant())) {
      known = new Answer(clock.instant(), ask());
      last = known;
    }
    return known.ids();
  }

  private Optional<Set<UUID>> ask() {
    List<String> names = Topic.all(agencies).stream().map(Topic::topicName).toList();
    try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
      Map<String, KafkaFuture<TopicDescription>> told =
          admin.describeTopics(names).topicNameValues();
      Set<UUID> ids = new HashSet<>();
      for (KafkaFuture<TopicDescription> each : told.values()) {
        id(each).ifPresent(ids::add);
      }
      return Optional.of(ids);
    } catch (ExecutionException | KafkaException e) {
      return Optional.empty();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static Optional<UUID> id(KafkaFuture<TopicDescription> told)
      throws ExecutionException, InterruptedException {
    try {
      return Optional.of(TopicIds.uuid(told.get().topicId()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
