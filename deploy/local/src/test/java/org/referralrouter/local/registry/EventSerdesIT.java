package org.referralrouter.local.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.EventSerdes;
import org.referralrouter.wire.Json;
import org.referralrouter.wire.UnreadableRecord;
import org.referralrouter.wire.WriterSchemas;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The serdes against a real registry. */
class EventSerdesIT {
  private static final Stack STACK = Stack.shared();
  private static final Topic TOPIC = Topic.ofResponsesFrom(Agency.TRIAGE);
  private static final Response CLOSED =
      new Response(
          new UUID(1, 1),
          new UUID(2, 2),
          new UUID(3, 3),
          1,
          ResponseKind.NO_FURTHER_ACTION,
          "A duty officer",
          Instant.parse("2026-11-02T10:00:00Z"),
          "The reason that must not be lost",
          null,
          null,
          null,
          null,
          null);

  @Test
  void a_version_that_a_client_registers_later_does_not_become_ours() throws Exception {
    String ours = schema("subjects/" + TOPIC.subject() + "/versions/1");
    int id = register(ours);
    assertThat(register(withoutReason(ours))).isNotEqualTo(id);
    Serde<Event> serde = new EventSerdes(STACK.registryUrl()).any();

    byte[] written = serde.serializer().serialize(TOPIC.topicName(), CLOSED);

    assertThat(WriterSchemas.idOf(written)).isEqualTo(id);
    assertThat(serde.deserializer().deserialize(TOPIC.topicName(), written)).isEqualTo(CLOSED);
  }

  @Test
  void an_id_that_no_schema_has_is_the_records_fault() {
    byte[] unknown = ByteBuffer.allocate(6).put((byte) 0).putInt(999_999).array();

    assertThatThrownBy(
            () ->
                new EventSerdes(STACK.registryUrl())
                    .any()
                    .deserializer()
                    .deserialize(TOPIC.topicName(), unknown))
        .isInstanceOf(UnreadableRecord.class)
        .hasMessage("UNKNOWN_SCHEMA");
  }

  @Test
  void while_the_registry_is_away_what_is_known_is_written_and_read() {
    Serde<Event> serde = new EventSerdes(STACK.registryUrl()).any();
    byte[] written = serde.serializer().serialize(TOPIC.topicName(), CLOSED);
    assertThat(serde.deserializer().deserialize(TOPIC.topicName(), written)).isEqualTo(CLOSED);
    STACK.stopRegistry();
    try {
      assertThat(serde.serializer().serialize(TOPIC.topicName(), CLOSED)).isEqualTo(written);
      assertThat(serde.deserializer().deserialize(TOPIC.topicName(), written)).isEqualTo(CLOSED);
    } finally {
      STACK.startRegistry();
    }
  }

  /** As a client registers its own version of a schema; an equal one has its id already. */
  private static int register(String schema) throws Exception {
    return ask(api("subjects/" + TOPIC.subject() + "/versions")
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(
                BodyPublishers.ofString(
                    Json.mapper().writeValueAsString(Map.of("schema", schema)))))
        .path("id")
        .asInt();
  }

  private static String schema(String path) throws Exception {
    return ask(api(path)).path("schema").asString();
  }

  private static HttpRequest.Builder api(String path) {
    return HttpRequest.newBuilder(STACK.registryUrl().resolve("/apis/ccompat/v7/" + path));
  }

  private static JsonNode ask(HttpRequest.Builder request) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return Json.mapper().readTree(answer.body());
    }
  }

  private static String withoutReason(String schema) {
    JsonNode tree = Json.mapper().readTree(schema);
    ArrayNode fields = (ArrayNode) tree.path("fields");
    fields.removeIf(field -> field.path("name").asString().equals("reason"));
    return tree.toString();
  }
}
