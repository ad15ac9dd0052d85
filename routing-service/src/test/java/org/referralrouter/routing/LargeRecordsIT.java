package org.referralrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.event.Topic;

class LargeRecordsIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  /** The most that a producer sends by default, less what Kafka adds. */
  private static final int LARGEST_VALUE = 1024 * 1024 - 150;

  private static RunningRouting routing;

  @BeforeAll
  static void start() {
    routing = RunningRouting.start();
  }

  @AfterAll
  static void end() {
    routing.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"concerns.v1", "responses.police.v1", "responses.social-care.v1"})
  void a_corrupt_record_of_the_largest_size_is_set_aside_whole_and_blocks_nothing(Topic topic)
      throws Exception {
    UUID concern = UUID.randomUUID();
    byte[] corrupt = new byte[LARGEST_VALUE];
    Arrays.fill(corrupt, (byte) 'x');

    Kafka.send(topic, concern, corrupt);
    Kafka.send(Concerns.grooming(concern, "Behind it."), TRACE);

    await()
        .atMost(PATIENCE)
        .until(() -> Kafka.records(concern, Kafka.decisionsAndReferrals()).size() == 4);
    assertThat(Kafka.records(concern, Topic.DEAD_LETTERS))
        .singleElement()
        .satisfies(letter -> assertThat(letter.value()).isEqualTo(corrupt));
  }

  @Test
  void L5_the_largest_concern_that_may_be_known_is_routed_and_remembered() throws Exception {
    UUID concern = UUID.randomUUID();
    Kafka.send(Concerns.revision(concern, 1, "ONLINE_GROOMING", people("child")), TRACE);
    Kafka.send(Concerns.revision(concern, 2, "ONLINE_GROOMING", people("victim")), TRACE);

    // Two decisions; the police and CEOP preparation twice, and social care for each child once or
    // twice: the first fifty are told of the others.
    await()
        .atMost(PATIENCE)
        .until(() -> Kafka.records(concern, Kafka.decisionsAndReferrals()).size() >= 2 + 4 + 150);
    Map<String, Integer> largest = new TreeMap<>();
    Kafka.records(concern, Kafka.decisionsAndReferrals())
        .forEach(record -> largest.merge(record.topic(), record.value().length, Math::max));
    System.out.println("Largest records of the largest concern, in bytes: " + largest);
    assertThat(largest.values()).allMatch(size -> size < LARGEST_VALUE);
    assertThat(Kafka.records(concern, Topic.DEAD_LETTERS)).isEmpty();
  }

  private static String people(String word) {
    return IntStream.rangeClosed(1, 50)
        .mapToObj(
            n ->
                """
                {"ref":"%s-%d","roles":["VICTIM"],"ageGroup":"CHILD","identified":"YES","address":"%s","school":"%s"}"""
                    .formatted(word, n, "a".repeat(2_000), "s".repeat(1_900)))
        .collect(Collectors.joining(",", ",\"people\":[", "]"));
  }
}
