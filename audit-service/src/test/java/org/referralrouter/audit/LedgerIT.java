package org.referralrouter.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.local.stack.Stack;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

class LedgerIT {

  @Test
  void every_event_is_an_entry_exactly_once_through_restarts_and_a_reset_of_the_group()
      throws Exception {
    UUID concern = UUID.randomUUID();
    List<Response> events = responses(concern, 1, 120);
    try (Topics topics = Topics.open()) {
      try (RunningAudit audit = RunningAudit.start().awaitReady()) {
        events.subList(0, 60).forEach(topics::write);
        await().atMost(RunningAudit.PATIENCE).until(() -> !audit.ofConcern(concern).isEmpty());
      }
      events.subList(60, 120).forEach(topics::write);
      try (RunningAudit audit = RunningAudit.start().awaitReady()) {
        awaitEach(audit, concern, events);
      }
      resetGroup(0);
      try (RunningAudit audit = RunningAudit.start().awaitReady()) {
        Response last = Topics.response(concern, 121);
        topics.write(last);
        events = new ArrayList<>(events);
        events.add(last);
        awaitEach(audit, concern, events);
      }
      Response missedByKafka = Topics.response(concern, 122);
      topics.write(missedByKafka);
      events.add(missedByKafka);
      resetGroup(Long.MAX_VALUE);
      try (RunningAudit audit = RunningAudit.start().awaitReady()) {
        awaitEach(audit, concern, events);
      }
    }
    assertThat(
            rows(
                "SELECT count(*) FROM reference r JOIN log ON log.id = r.log WHERE concern = '"
                    + concern
                    + "' AND topic <> 'access.v1'"))
        .isEqualTo(122);
  }

  @Test
  void an_entry_says_what_the_record_said_and_never_its_payload() {
    UUID concern = UUID.randomUUID();
    Response event = Topics.response(concern, 1);
    try (Topics topics = Topics.open();
        RunningAudit audit = RunningAudit.start().awaitReady()) {
      topics.write(event);
      awaitEach(audit, concern, List.of(event));
      JsonNode entry = audit.ofConcern(concern).getFirst();
      assertThat(entry.get("type").asString()).isEqualTo("Response");
      assertThat(entry.get("topic").asString()).isEqualTo("responses.police.v1");
      assertThat(entry.get("referralId").asString()).isEqualTo(event.referralId().toString());
      assertThat(entry.get("agency").asString()).isEqualTo("POLICE");
      assertThat(entry.get("actor").isNull()).as("who said it is personal").isTrue();
      assertThat(entry.get("outcome").asString()).isEqualTo("ACCEPTED");
      assertThat(entry.get("at").asString()).isEqualTo("2026-11-24T09:00:01Z");
      assertThat(entry.get("traceparent").asString()).isEqualTo(Topics.TRACE);
      assertThat(entry.toString()).doesNotContain("Duty sergeant").doesNotContain("payload");
    }
  }

  @Test
  void a_corrupt_record_of_any_topic_is_an_entry_and_a_dead_letter_and_stops_nothing() {
    UUID concern = UUID.randomUUID();
    // A change of the procedure has no concern: its key is its own id.
    List<Topic> eventTopics =
        Topic.all(AgenciesFile.bundled()).stream()
            .filter(topic -> topic.eventType() != null && !topic.equals(Topic.PROCEDURES))
            .toList();
    Response behind = Topics.response(concern, 1);
    try (Topics topics = Topics.open();
        RunningAudit audit = RunningAudit.start().awaitReady()) {
      for (Topic topic : eventTopics) {
        topics.writeRaw(topic, concern, "not Avro".getBytes(StandardCharsets.UTF_8));
      }
      topics.write(behind);
      await()
          .atMost(RunningAudit.PATIENCE)
          .untilAsserted(
              () -> {
                List<JsonNode> entries = all(audit, concern);
                assertThat(of(entries, "Response")).hasSize(1);
                assertThat(of(entries, "UNREADABLE"))
                    .extracting(entry -> entry.get("topic").asString())
                    .containsExactlyInAnyOrderElementsOf(
                        eventTopics.stream().map(Topic::topicName).toList());
                assertThat(of(entries, "UNREADABLE"))
                    .allSatisfy(
                        entry ->
                            assertThat(entry.get("details").get("reason").asString())
                                .isEqualTo("NOT_CONFLUENT_WIRE_FORMAT"));
                assertThat(of(entries, "DeadLetter"))
                    .extracting(entry -> entry.get("details").get("topic").asString())
                    .containsExactlyInAnyOrderElementsOf(
                        eventTopics.stream().map(Topic::topicName).toList());
                assertThat(of(entries, "DeadLetter"))
                    .allSatisfy(
                        entry -> {
                          assertThat(entry.get("details").get("service").asString())
                              .isEqualTo("audit-service");
                          assertThat(entry.get("details").get("reason").asString())
                              .isEqualTo("NOT_CONFLUENT_WIRE_FORMAT");
                        });
              });
    }
  }

  @Test
  void a_corrupt_record_of_the_largest_size_is_set_aside_whole_and_stops_nothing() {
    UUID concern = UUID.randomUUID();
    Response behind = Topics.response(concern, 1);
    try (Topics topics = Topics.open();
        RunningAudit audit = RunningAudit.start().awaitReady()) {
      // The most that a producer sends by default, less what Kafka adds.
      topics.writeRaw(Topic.ofResponsesFrom(Agency.POLICE), concern, new byte[1024 * 1024 - 150]);
      topics.write(behind);
      await()
          .atMost(RunningAudit.PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(all(audit, concern))
                      .extracting(entry -> entry.get("type").asString())
                      .contains("UNREADABLE", "DeadLetter", "Response"));
    }
  }

  @Test
  void an_aborted_transaction_leaves_no_entry() {
    UUID concern = UUID.randomUUID();
    Response committed = Topics.response(concern, 2);
    try (Topics topics = Topics.transactional();
        RunningAudit audit = RunningAudit.start().awaitReady()) {
      topics.inTransaction(false, List.of(Topics.response(concern, 1)));
      topics.inTransaction(true, List.of(committed));
      awaitEach(audit, concern, List.of(committed));
    }
  }

  @Test
  void text_and_times_that_the_database_does_not_know_do_not_stop_the_ledger() {
    UUID concern = UUID.randomUUID();
    Response plain = Topics.response(concern, 1);
    Response odd =
        new Response(
            UUID.randomUUID(),
            plain.referralId(),
            concern,
            1,
            plain.kind(),
            "Duty\0sergeant",
            Instant.parse("+200000-01-01T00:00:00Z"),
            null,
            null,
            "which\0question",
            "some\0body",
            null,
            null);
    try (Topics topics = Topics.open();
        RunningAudit audit = RunningAudit.start().awaitReady()) {
      topics.write(odd);
      topics.write(plain);
      // The odd one's time is the latest that there is.
      awaitEach(audit, concern, List.of(plain, odd));
    }
  }

  private static List<Response> responses(UUID concern, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(revision -> Topics.response(concern, revision))
        .toList();
  }

  private static void awaitEach(RunningAudit audit, UUID concern, List<Response> events) {
    List<String> expected = events.stream().map(event -> event.eventId().toString()).toList();
    await()
        .atMost(RunningAudit.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(audit.ofConcern(concern))
                    .extracting(entry -> entry.get("eventId").asString())
                    .containsExactlyElementsOf(expected));
  }

  private static List<JsonNode> all(RunningAudit audit, UUID concern) {
    return Json.mapper()
        .readTree(audit.entries("?limit=1000&concern=" + concern, "audit:read").body())
        .get("entries")
        .valueStream()
        .toList();
  }

  private static List<JsonNode> of(List<JsonNode> entries, String type) {
    return entries.stream().filter(entry -> entry.get("type").asString().equals(type)).toList();
  }

  /** Kafka's own memory of the group: at the beginning, or past everything. */
  private static void resetGroup(long to) throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", Stack.shared().bootstrapServers()))) {
      Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
      for (Topic topic : Topic.all(AgenciesFile.bundled())) {
        for (int partition = 0; partition < 3; partition++) {
          TopicPartition at = new TopicPartition(topic.topicName(), partition);
          long end =
              admin.listOffsets(Map.of(at, OffsetSpec.latest())).partitionResult(at).get().offset();
          offsets.put(at, new OffsetAndMetadata(Math.min(to, end)));
        }
      }
      admin.alterConsumerGroupOffsets("audit-service", offsets).all().get();
    }
  }

  private static long rows(String sql) throws Exception {
    try (Connection connection = RunningAudit.asApp();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
