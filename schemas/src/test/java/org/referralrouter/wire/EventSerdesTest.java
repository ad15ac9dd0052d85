package org.referralrouter.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.Topic;

class EventSerdesTest {
  private static final String POLICE = Topic.ofResponsesFrom(Agency.POLICE).topicName();
  private static final String SUBJECT = Topic.ofResponsesFrom(Agency.POLICE).subject();
  private static final Schema OWN = EventSchemas.of(Topic.ofResponsesFrom(Agency.POLICE));
  private static final Response RECEIVED =
      new Response(
          new UUID(1, 1),
          new UUID(2, 2),
          new UUID(3, 3),
          1,
          ResponseKind.RECEIVED,
          "An officer",
          Instant.parse("2026-11-02T10:00:00Z"),
          "A reason",
          null,
          null,
          null,
          null,
          null);

  private final AnsweringRegistry registry = new AnsweringRegistry();
  private final EventSerdes serdes = new EventSerdes(registry.url());

  @AfterEach
  void end() {
    registry.close();
  }

  @Test
  void
      a_schema_is_asked_for_once_and_a_registry_that_is_away_stops_nothing_that_needs_no_new_one() {
    registry.finding(SUBJECT, 7, OWN).holding(7, OWN);
    byte[] written = write(RECEIVED);
    assertThat(read(POLICE, written)).isEqualTo(RECEIVED);
    registry.close();

    assertThat(write(RECEIVED)).isEqualTo(written);
    assertThat(read(POLICE, written)).isEqualTo(RECEIVED);
    assertThat(registry.asked()).containsExactly("subjects/" + SUBJECT, "schemas/ids/7");
  }

  @Test
  void the_id_in_front_of_a_value_is_that_of_our_own_schema() {
    registry.finding(SUBJECT, 7, OWN);

    assertThat(WriterSchemas.idOf(write(RECEIVED))).isEqualTo(7);
  }

  @Test
  void nothing_is_written_before_our_own_schema_is_registered_and_the_fault_names_the_subject() {
    assertThatThrownBy(() -> write(RECEIVED))
        .isInstanceOf(RegistryUnavailable.class)
        .hasMessageContaining(SUBJECT);

    registry.finding(SUBJECT, 7, OWN);
    assertThat(write(RECEIVED)).isNotEmpty();
  }

  @Test
  void a_registry_that_finds_another_schema_than_ours_does_not_make_us_write_it() {
    registry.finding(SUBJECT, 7, without("reason"));

    assertThatThrownBy(() -> write(RECEIVED))
        .isInstanceOf(RegistryUnavailable.class)
        .hasMessageContaining(SUBJECT);
  }

  @Test
  void a_registry_that_finds_our_schema_and_gives_no_id_is_at_fault() {
    registry.answering(
        "subjects/" + SUBJECT,
        200,
        Json.mapper().writeValueAsString(Map.of("schema", OWN.toString())));

    assertThatThrownBy(() -> write(RECEIVED))
        .isInstanceOf(RegistryUnavailable.class)
        .hasMessageContaining("id");
  }

  @Test
  void an_event_on_a_topic_that_is_not_its_own_is_a_fault_of_ours() {
    assertThatThrownBy(
            () -> serdes.any().serializer().serialize(Topic.CONCERNS.topicName(), RECEIVED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Response");
  }

  @Test
  void a_topic_that_is_not_ours_is_a_fault_of_ours_and_not_of_its_records() {
    assertThatThrownBy(() -> read("another.v1", new byte[] {0, 0, 0, 0, 7}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_record_is_waited_with_while_the_registry_gives_an_answer_without_a_schema() {
    registry.answering("schemas/ids/7", 200, "{}");

    assertThatThrownBy(() -> read(POLICE, ByteBuffer.allocate(9).putInt(1, 7).array()))
        .isInstanceOf(RegistryUnavailable.class);
  }

  private byte[] write(Event event) {
    return serdes.any().serializer().serialize(POLICE, event);
  }

  private Event read(String topic, byte[] bytes) {
    return serdes.any().deserializer().deserialize(topic, bytes);
  }

  private static Schema without(String field) {
    return Schema.createRecord(
        OWN.getName(),
        OWN.getDoc(),
        OWN.getNamespace(),
        false,
        OWN.getFields().stream()
            .filter(kept -> !kept.name().equals(field))
            .map(kept -> new Schema.Field(kept, kept.schema()))
            .toList());
  }
}
