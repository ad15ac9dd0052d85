package org.referralrouter.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
  @EnumSource(
      value = Topic.class,
      names = {"CONCERNS", "RESPONSES_POLICE", "RESPONSES_SOCIAL_CARE"})
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
  void a_concern_of_fifty_children_and_the_largest_body_is_routed_and_remembered()
      throws Exception {
    UUID concern = UUID.randomUUID();
    String children =
        IntStream.range(0, 50)
            .mapToObj(
                n ->
                    """
                    {"ref":"child-%d","roles":["VICTIM"],"ageGroup":"CHILD","identified":"YES","address":"%s","school":"%s"}"""
                        .formatted(n, "a".repeat(2000), "s".repeat(2000)))
            .collect(Collectors.joining(","));
    String json =
        """
        {"categories":["ONLINE_GROOMING"],"summary":"%s","reporter":{"organisation":"Example School"},"people":[%s]}"""
            .formatted("w".repeat(20_000), children);
    assertThat(json.length()).isBetween(220_000, 256 * 1024);

    Kafka.send(Concerns.of(concern, json), TRACE);

    // A decision, the police, CEOP preparation, and social care for each child.
    await()
        .atMost(PATIENCE)
        .until(() -> Kafka.records(concern, Kafka.decisionsAndReferrals()).size() == 53);
  }
}
