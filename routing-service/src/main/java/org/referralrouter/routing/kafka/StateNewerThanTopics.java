package org.referralrouter.routing.kafka;

import java.nio.file.Path;
import org.apache.kafka.common.TopicPartition;

/** The service must not start: its local state is of topics that were lost. */
final class StateNewerThanTopics extends RuntimeException {
  StateNewerThanTopics(Path directory, TopicPartition partition, long state, long end) {
    super(
        ("The local state in %s is newer than the topics: it goes to offset %d of %s, partition %d, which ends at %d. The broker's data"
                + " was put back from an older copy. Delete that directory and start again: the state is made again from the topics."
                + " Nothing was read or written.")
            .formatted(directory, state, partition.topic(), partition.partition(), end));
  }
}
