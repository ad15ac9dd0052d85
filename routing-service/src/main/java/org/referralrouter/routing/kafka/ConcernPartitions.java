package org.referralrouter.routing.kafka;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.referralrouter.event.Topic;
import org.slf4j.LoggerFactory;

/**
 * How many partitions {@code concerns.v1} has. Responses are brought to as many, whatever their own
 * topics have: a response and its concern must meet in one partition number.
 */
@FunctionalInterface
interface ConcernPartitions {
  /** The number. */
  int count();

  /** As the broker says, which is waited for. */
  static ConcernPartitions of(Map<String, Object> client) {
    return () -> {
      Map<String, Object> settings = new HashMap<>(client);
      settings.keySet().retainAll(AdminClientConfig.configNames());
      try (Admin admin = Admin.create(settings)) {
        while (true) {
          try {
            return partitions(admin);
          } catch (ExecutionException e) {
            LoggerFactory.getLogger(ConcernPartitions.class)
                .warn(
                    "Waiting for the topic {} at {} ({})",
                    Topic.CONCERNS.topicName(),
                    settings.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG),
                    e.getCause() == null ? e : e.getCause().getClass().getSimpleName());
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for the broker", e);
      }
    };
  }

  private static int partitions(Admin admin) throws ExecutionException, InterruptedException {
    return admin
        .describeTopics(List.of(Topic.CONCERNS.topicName()))
        .allTopicNames()
        .get()
        .values()
        .iterator()
        .next()
        .partitions()
        .size();
  }
}
