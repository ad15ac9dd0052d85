package org.referralrouter.routing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.state.internals.OffsetCheckpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateAgeTest {
  @TempDir private Path directory;

  @Test
  void what_kafka_streams_notes_of_its_state_is_read() throws IOException {
    TopicPartition changelog = new TopicPartition("routing-service-concerns-changelog", 2);
    Path task = Files.createDirectories(directory.resolve("0_2"));
    new OffsetCheckpoint(task.resolve(".checkpoint").toFile()).write(Map.of(changelog, 41L));

    assertThat(StateAge.checkpoints(directory)).isEqualTo(Map.of(changelog, 41L));
  }

  @Test
  void where_nothing_is_noted_nothing_is_too_new() {
    assertThat(StateAge.checkpoints(directory.resolve("none"))).isEmpty();
  }
}
