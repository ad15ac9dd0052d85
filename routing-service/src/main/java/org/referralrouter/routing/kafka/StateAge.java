package org.referralrouter.routing.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * That the local state is not newer than its changelog. Kafka Streams would go on with it where the
 * topics were put back from an older copy, and take decisions for made that they have lost.
 */
final class StateAge {
  private static final Logger LOG = LoggerFactory.getLogger(StateAge.class);

  /** What a clean end leaves: up to where of the changelog a task's state goes. */
  private static final String CHECKPOINT = ".checkpoint";

  private static final int HEADER_LINES = 2;
  private static final int WORDS = 3;

  private StateAge() {}

  /**
   * Looks at the state of an application.
   *
   * @param directory its own below the directory of states
   * @throws StateNewerThanTopics where it is newer
   */
  static void check(Path directory, Map<String, Object> client) {
    Map<TopicPartition, Long> checkpoints = checkpoints(directory);
    if (checkpoints.isEmpty()) {
      return;
    }
    Map<String, Object> settings = new HashMap<>(client);
    settings.keySet().retainAll(AdminClientConfig.configNames());
    try (Admin admin = Admin.create(settings)) {
      for (Map.Entry<TopicPartition, Long> each : checkpoints.entrySet()) {
        long end = end(admin, each.getKey());
        // It is the offset of a record that the state has.
        if (each.getValue() >= end) {
          throw new StateNewerThanTopics(directory, each.getKey(), each.getValue(), end);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the broker", e);
    }
  }

  private static long end(Admin admin, TopicPartition partition) throws InterruptedException {
    while (true) {
      try {
        ListOffsetsResult.ListOffsetsResultInfo end =
            admin
                .listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get();
        return end.offset();
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          return 0;
        }
        LOG.warn("Waiting for the broker to tell where {} ends", partition);
      }
    }
  }

  /** Up to where the state goes, by the changelog's partitions. */
  static Map<TopicPartition, Long> checkpoints(Path directory) {
    Map<TopicPartition, Long> found = new HashMap<>();
    if (!Files.isDirectory(directory)) {
      return found;
    }
    try (Stream<Path> tasks = Files.list(directory)) {
      for (Path file : tasks.map(task -> task.resolve(CHECKPOINT)).toList()) {
        if (Files.isRegularFile(file)) {
          List<String> lines = Files.readAllLines(file);
          for (String line : lines.subList(Math.min(HEADER_LINES, lines.size()), lines.size())) {
            String[] words = line.strip().split(" ", -1);
            if (words.length == WORDS) {
              found.put(
                  new TopicPartition(words[0], Integer.parseInt(words[1])),
                  Long.parseLong(words[2]));
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the local state in " + directory, e);
    }
    return found;
  }
}
