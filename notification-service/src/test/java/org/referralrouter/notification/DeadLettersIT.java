package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.notification.RunningService.KAFKA;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.DeadLetter;

class DeadLettersIT {
  private final UUID concernId = UUID.randomUUID();

  @ParameterizedTest
  @FieldSource("org.referralrouter.concern.Agency#OF_THE_CONTRACT")
  void a_corrupt_record_is_set_aside_as_it_was_while_the_next_flows(Agency agency) {
    Topic topic = Topic.ofReferralsTo(agency);
    byte[] corrupt = "Marigold Testerly".getBytes(StandardCharsets.UTF_8);
    KAFKA.sendBytes(topic, concernId, corrupt);
    InboxClient.arrived(SampleReferral.to(agency, concernId, 1));

    ConsumerRecord<byte[], byte[]> letter = deadLetter();
    assertThat(letter.value()).isEqualTo(corrupt);
    assertThat(Kafka.header(letter, DeadLetter.SERVICE)).isEqualTo("notification-service");
    assertThat(Kafka.header(letter, DeadLetter.TOPIC)).isEqualTo(topic.topicName());
    assertThat(Kafka.header(letter, DeadLetter.REASON)).isEqualTo("NOT_CONFLUENT_WIRE_FORMAT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "referrals.police.v1",
        "responses.police.v1",
        "response-outcomes.v1",
        "escalations.v1"
      })
  void a_corrupt_record_of_the_largest_size_is_set_aside_whole(Topic topic) {
    // The most that a producer sends by default, less what Kafka and the header of the trace add.
    byte[] corrupt = new byte[1024 * 1024 - 250];
    KAFKA.sendBytes(topic, concernId, corrupt);

    assertThat(deadLetter().value()).isEqualTo(corrupt);
  }

  @Test
  void a_referral_on_another_agencys_topic_is_set_aside_and_shown_to_nobody() {
    Referral strayed = SampleReferral.to(Agency.SOCIAL_CARE, concernId, 1);
    KAFKA.send(Topic.ofReferralsTo(Agency.POLICE), strayed);

    assertThat(Kafka.header(deadLetter(), DeadLetter.REASON)).isEqualTo("AGENCY_OF_ANOTHER_TOPIC");
    assertThat(RunningService.get(InboxClient.path(strayed), "referral:social-care").statusCode())
        .isEqualTo(404);
  }

  private ConsumerRecord<byte[], byte[]> deadLetter() {
    await().until(() -> !deadLetters().isEmpty());
    return deadLetters().getFirst();
  }

  private List<ConsumerRecord<byte[], byte[]>> deadLetters() {
    return KAFKA.records(Topic.DEAD_LETTERS).stream()
        .filter(
            record ->
                record.key() != null
                    && new String(record.key(), StandardCharsets.UTF_8)
                        .equals(concernId.toString()))
        .toList();
  }
}
