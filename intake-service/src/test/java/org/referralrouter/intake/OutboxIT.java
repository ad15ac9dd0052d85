package org.referralrouter.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.intake.RunningIntake.STACK;
import static org.referralrouter.intake.RunningIntake.concern;
import static org.referralrouter.intake.RunningIntake.json;
import static org.referralrouter.intake.RunningIntake.newKey;
import static org.referralrouter.intake.RunningIntake.owner;
import static org.referralrouter.intake.RunningIntake.send;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.EventSerdes;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is queued reaches its topic in order, whoever fails, is killed or works beside it. */
class OutboxIT {
  private static final String LONG = "Words that were said. ".repeat(600);

  @Test
  void
      an_event_that_cannot_leave_holds_back_its_own_concern_alone_until_another_instance_takes_both() {
    String database = "outbox";
    String stuck;
    try (var small =
        RunningIntake.start(database, "--spring.kafka.producer.properties.max.request.size=8192")) {
      stuck = submitted(small, concern(LONG));
      assertThat(revised(small, stuck, 1, concern("Second."))).isEqualTo(200);
      String free = submitted(small, concern("Free."));

      assertThat(revisions(List.of(free), 1).get(free)).containsExactly(1);
      await().atMost(Duration.ofSeconds(20)).until(() -> failures(database, stuck) > 1);
      assertThat(waiting(database)).isEqualTo(2);
    }
    try (var _ = RunningIntake.start(database)) {
      assertThat(revisions(List.of(stuck), 2).get(stuck)).containsExactly(1, 2);
      await().atMost(Duration.ofSeconds(20)).until(() -> waiting(database) == 0);
    }
  }

  @Test
  void two_instances_of_which_one_loses_its_turn_publish_everything_in_order() {
    String database = "outbox_shared";
    List<String> ids = new ArrayList<>();
    try (var one = RunningIntake.start(database);
        var other = RunningIntake.start(database)) {
      for (int i = 0; i < 60; i++) {
        String id = submitted(i % 2 == 0 ? one : other, concern("First of " + i));
        ids.add(id);
        assertThat(revised(i % 2 == 0 ? other : one, id, 1, concern("Second."))).isEqualTo(200);
        if (i % 10 == 5) {
          publisherKilled(database);
        }
        assertThat(revised(i % 3 == 0 ? other : one, id, 2, concern("Third."))).isEqualTo(200);
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> waiting(database) == 0);
    }
    assertThat(revisions(ids, 3).values())
        .hasSize(60)
        .allSatisfy(revisions -> assertThat(firstOfEach(revisions)).containsExactly(1, 2, 3));
  }

  @Test
  void a_process_that_is_killed_while_it_publishes_loses_nothing() throws Exception {
    String database = "outbox_killed";
    List<String> ids = new ArrayList<>();
    try (var process = IntakeProcess.start(database)) {
      String batch = (concern("One of many.") + "\n").repeat(2_000);
      process.submitBatch(newKey(), batch).forEach(ids::add);
      process.kill();
    }
    assertThat(ids).hasSize(2_000).doesNotHaveDuplicates();
    try (var _ = RunningIntake.start(database)) {
      await().atMost(Duration.ofMinutes(1)).until(() -> waiting(database) == 0);
    }
    assertThat(revisions(ids, 1)).hasSize(2_000);
  }

  /** The sessions that hold the lock of a queue end, as if their process was killed. */
  private static void publisherKilled(String name) {
    var database = STACK.database(name);
    // A role may end its own sessions and nobody else's.
    JdbcClient.create(
            new DriverManagerDataSource(database.url(), database.user(), database.password()))
        .sql(
            """
            SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database
            WHERE locktype = 'advisory' AND datname = current_database()
            """)
        .query()
        .listOfRows();
  }

  private static int waiting(String database) {
    return owner(database).sql("SELECT count(*) FROM event_outbox").query(Integer.class).single();
  }

  private static int failures(String database, String key) {
    return owner(database)
        .sql("SELECT coalesce(max(failures), 0) FROM event_outbox WHERE key = ?")
        .param(key)
        .query(Integer.class)
        .single();
  }

  /** An event may come twice after a fault, never before one that it follows. */
  private static List<Integer> firstOfEach(List<Integer> revisions) {
    return revisions.stream().distinct().toList();
  }

  /** The revisions of these concerns on the topic, in its order, once each has so many. */
  private static Map<String, List<Integer>> revisions(List<String> ids, int each) {
    Map<String, List<Integer>> found = new HashMap<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", STACK.bootstrapServers()),
            new StringDeserializer(),
            new EventSerdes(STACK.registryUrl()).any().deserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topic.CONCERNS.topicName()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var wanted = new HashSet<>(ids);
      await()
          .atMost(Duration.ofMinutes(1))
          .until(
              () -> {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                  Event event = record.value();
                  if (event instanceof ConcernRevision revision && wanted.contains(record.key())) {
                    found
                        .computeIfAbsent(record.key(), _ -> new ArrayList<>())
                        .add(revision.revision());
                  }
                }
                return found.size() == wanted.size()
                    && found.values().stream()
                        .allMatch(revisions -> revisions.stream().distinct().count() >= each);
              });
    }
    return found;
  }

  private static String submitted(ConfigurableApplicationContext service, String body) {
    var answer =
        send(
            at(service, "/concerns")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("concernId").asString();
  }

  private static int revised(
      ConfigurableApplicationContext service, String id, int seen, String body) {
    return send(at(service, "/concerns/" + id)
            .header("If-Match", "\"" + seen + "\"")
            .PUT(BodyPublishers.ofString(body)))
        .statusCode();
  }

  private static HttpRequest.Builder at(ConfigurableApplicationContext service, String path) {
    return HttpRequest.newBuilder(RunningIntake.uri(service, "local.server.port", path))
        .header("Authorization", "Bearer " + STACK.token("concern:submit"))
        .header("Content-Type", "application/json");
  }
}
