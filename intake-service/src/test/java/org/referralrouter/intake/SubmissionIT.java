package org.referralrouter.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.intake.RunningIntake.concern;
import static org.referralrouter.intake.RunningIntake.json;
import static org.referralrouter.intake.RunningIntake.newKey;
import static org.referralrouter.intake.RunningIntake.post;
import static org.referralrouter.intake.RunningIntake.request;
import static org.referralrouter.intake.RunningIntake.revise;
import static org.referralrouter.intake.RunningIntake.send;
import static org.referralrouter.intake.RunningIntake.status;
import static org.referralrouter.intake.RunningIntake.submit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Reading;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Event;
import org.referralrouter.event.Topic;
import org.referralrouter.intake.submission.Intake;
import org.referralrouter.intake.submission.RevisionOutcome;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;
import org.referralrouter.wire.Json;

class SubmissionIT {
  @Test
  void a_concern_is_accepted_and_stands_on_its_topic_as_it_was_sent() {
    String body = concern("A pupil was called names in a chat, \\u0000 and \\ud83d\\ude00.");
    var answer =
        send(
            post(newKey(), body.getBytes(UTF_8))
                .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    assertThat(answer.statusCode()).isEqualTo(201);
    String id = json(answer).path("concernId").asString();
    assertThat(json(answer).path("revision").asInt()).isEqualTo(1);
    assertThat(answer.headers().firstValue("Location")).hasValue("/concerns/" + id);
    assertThat(answer.headers().firstValue("ETag")).hasValue("\"1\"");

    var record = Published.on(Topic.CONCERNS, id, 1).getFirst();
    var published = (ConcernRevision) record.value();
    var sent = (Reading.Accepted) ConcernJson.read(body.getBytes(UTF_8), AgenciesFile.bundled());
    assertThat(published.concern()).isEqualTo(sent.concern());
    assertThat(published.submittedBy()).isEqualTo("test");
    assertThat(published.receivedAt())
        .isEqualTo(Instant.parse(json(answer).path("receivedAt").asString()));
    assertThat(new String(record.headers().lastHeader("traceparent").value(), UTF_8))
        .startsWith("00-0af7651916cd43dd8448eb211c80319c-");
    assertThat(record.headers().lastHeader("ce_type")).isNotNull();
  }

  @Test
  void the_same_key_and_body_again_gets_the_same_answer_and_no_second_concern() {
    String key = newKey();
    var first = submit(key, concern("Once."));
    var second = submit(key, concern("Once."));
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void the_same_key_with_another_body_is_a_conflict() {
    String key = newKey();
    submit(key, concern("One."));
    assertThat(submit(key, concern("Another.")).statusCode()).isEqualTo(409);
  }

  @Test
  void of_twenty_submissions_of_one_key_at_once_exactly_one_creates() throws Exception {
    String key = newKey();
    List<Callable<HttpResponse<String>>> tries = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      tries.add(() -> submit(key, concern("At once.")));
    }
    List<Integer> codes = new ArrayList<>();
    List<String> bodies = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(tries)) {
        codes.add(answer.get().statusCode());
        bodies.add(answer.get().body());
      }
    }
    assertThat(codes).filteredOn(code -> code == 201).hasSize(1);
    assertThat(codes).filteredOn(code -> code == 200).hasSize(19);
    assertThat(bodies.stream().distinct()).hasSize(1);
  }

  @Test
  void revisions_count_up_and_reach_the_topic_in_order() {
    String id = json(submit(newKey(), concern("First."))).path("concernId").asString();
    assertThat(revise(id, "\"1\"", concern("Second.")).statusCode()).isEqualTo(200);
    assertThat(revise(id, "\"2\"", concern("Third.")).statusCode()).isEqualTo(200);
    assertThat(revise(id, "\"2\"", concern("Late.")).statusCode()).isEqualTo(412);
    List<Event> events =
        Published.on(Topic.CONCERNS, id, 3).stream().map(record -> record.value()).toList();
    assertThat(events)
        .extracting(event -> ((ConcernRevision) event).revision())
        .containsExactly(1, 2, 3);
  }

  @Test
  void the_reporter_reads_the_status_and_the_reading_is_recorded() {
    String id = json(submit(newKey(), concern("Followed."))).path("concernId").asString();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> json(status(id)).path("published").asBoolean());
    assertThat(json(status(id)).path("revision").asInt()).isEqualTo(1);
    var access = Published.on(Topic.ACCESS, id, 1).getFirst().value();
    assertThat(access.actor()).isEqualTo("test");
  }

  @Test
  void another_client_neither_sees_nor_revises_a_concern() {
    String body = concern("Mine.");
    UUID id = UUID.fromString(json(submit(newKey(), body)).path("concernId").asString());
    Intake intake = RunningIntake.bean(Intake.class);
    assertThat(intake.status(id, "test")).isPresent();
    assertThat(intake.status(id, "another")).isEmpty();
    var concern =
        ((Reading.Accepted) ConcernJson.read(body.getBytes(UTF_8), AgenciesFile.bundled()))
            .concern();
    assertThat(intake.revise(id, 1, "another", "sha", concern))
        .isEqualTo(new RevisionOutcome.Unknown());
  }

  @Test
  void a_batch_is_answered_line_by_line_in_order() {
    String batch =
        String.join(
            "\n",
            concern("Line one."),
            "{",
            "",
            concern("x".repeat(300_000)),
            "{\"categories\":[]}",
            concern("Line six."));
    String key = newKey();
    var lines = batch(key, batch).body().lines().toList();
    assertThat(lines).hasSize(6);
    assertThat(statuses(lines)).containsExactly(201, 400, 400, 413, 422, 201);
    assertThat(statuses(batch(key, batch).body().lines().toList()))
        .containsExactly(200, 400, 400, 413, 422, 200);
  }

  @Test
  void lines_of_one_commit_neither_fail_nor_repeat_each_other() {
    List<String> lines = new ArrayList<>();
    for (int i = 1; i <= 130; i++) {
      lines.add(i == 25 || i == 90 ? "{\"categories\":[]}" : concern("Line " + i + "."));
    }
    String key = newKey();
    // What came before, and another body under a key that the batch will use, are lines' own
    // affair.
    int before = submit(key + ":7", concern("Line 7.")).statusCode();
    submit(key + ":40", concern("Not the same."));
    assertThat(before).isEqualTo(201);

    List<Integer> statuses = statuses(batch(key, String.join("\n", lines)).body().lines().toList());

    List<Integer> wanted = new ArrayList<>(Collections.nCopies(130, 201));
    wanted.set(6, 200);
    wanted.set(39, 409);
    wanted.set(24, 422);
    wanted.set(89, 422);
    assertThat(statuses).isEqualTo(wanted);
  }

  @Test
  void a_concern_that_the_database_refuses_does_not_fail_those_that_came_with_it()
      throws Exception {
    var owner = RunningIntake.owner("intake");
    owner
        .sql(
            "ALTER TABLE concern_revision ADD CONSTRAINT not_this_one CHECK (body::text NOT LIKE '%None but this one%')")
        .update();
    try {
      List<Callable<Integer>> tries = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String summary = i == 20 ? "None but this one" : "Number " + i;
        tries.add(() -> submit(newKey(), concern(summary)).statusCode());
      }
      List<Integer> codes = new ArrayList<>();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var answer : threads.invokeAll(tries)) {
          codes.add(answer.get());
        }
      }
      assertThat(codes.get(20)).isEqualTo(503);
      assertThat(codes).filteredOn(code -> code == 201).hasSize(39);
    } finally {
      owner.sql("ALTER TABLE concern_revision DROP CONSTRAINT not_this_one").update();
    }
  }

  @Test
  void a_line_of_a_batch_is_answered_before_the_next_one_comes() throws IOException {
    URI address = RunningIntake.uri("/concerns/batch");
    try (var socket = new Socket(address.getHost(), address.getPort());
        var out = socket.getOutputStream();
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
      socket.setSoTimeout(20_000);
      out.write(
          """
          POST /concerns/batch HTTP/1.1
          Host: 127.0.0.1
          Authorization: Bearer %s
          Content-Type: application/x-ndjson
          Idempotency-Key: %s
          Transfer-Encoding: chunked

          """
              .formatted(RunningIntake.STACK.token("concern:submit"), newKey())
              .replace("\n", "\r\n")
              .getBytes(UTF_8));
      for (int line = 1; line <= 3; line++) {
        String sent = concern("Line " + line) + "\n";
        out.write("%x\r\n%s\r\n".formatted(sent.length(), sent).getBytes(UTF_8));
        out.flush();
        String answer = in.readLine();
        while (!answer.startsWith("{")) {
          answer = in.readLine();
        }
        assertThat(Json.mapper().readTree(answer).path("line").asInt()).isEqualTo(line);
      }
    }
  }

  private static HttpResponse<String> batch(String key, String lines) {
    return send(
        request("/concerns/batch", "concern:submit")
            .header("Content-Type", "application/x-ndjson")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(lines + "\n")));
  }

  private static List<Integer> statuses(List<String> lines) {
    return lines.stream()
        .map(Json.mapper()::readTree)
        .map(line -> line.path("status").asInt())
        .toList();
  }
}
