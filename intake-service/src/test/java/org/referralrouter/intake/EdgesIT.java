package org.referralrouter.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.intake.RunningIntake.concern;
import static org.referralrouter.intake.RunningIntake.concernWith;
import static org.referralrouter.intake.RunningIntake.json;
import static org.referralrouter.intake.RunningIntake.newKey;
import static org.referralrouter.intake.RunningIntake.post;
import static org.referralrouter.intake.RunningIntake.request;
import static org.referralrouter.intake.RunningIntake.send;
import static org.referralrouter.intake.RunningIntake.status;
import static org.referralrouter.intake.RunningIntake.submit;
import static org.referralrouter.intake.RunningIntake.submitted;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.Json;

/** What the edges of the service read and refuse (contract, "A concern" and "HTTP"). */
class EdgesIT {
  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-02T19:30Z", "2026-11-02T19:30+00:00", "2026-11-02T20:30:00+01:00"})
  void a_time_without_seconds_or_with_another_offset_is_taken(String time) {
    String id = submitted(concernWith("\"occurredAt\":\"" + time + "\""));
    var sent = (ConcernRevision) Published.on(Topic.CONCERNS, id, 1).getFirst().value();
    assertThat(sent.concern().occurredAt()).isEqualTo(Instant.parse("2026-11-02T19:30:00Z"));
  }

  @Test
  void a_leading_byte_order_mark_is_passed_over() {
    assertThat(submit(newKey(), "\uFEFF" + concern("Marked.")).statusCode()).isEqualTo(201);
    var batch = batch(newKey(), "\uFEFF" + concern("One.") + "\n\uFEFF" + concern("Two."));
    assertThat(batch.body().lines().map(EdgesIT::lineStatus)).containsExactly(201, 201);
  }

  @Test
  void an_nhs_number_travels_without_its_spaces() {
    String id =
        submitted(concernWith("\"people\":[{\"ref\":\"child-1\",\"nhsNumber\":\"943 476 5919\"}]"));
    var sent = (ConcernRevision) Published.on(Topic.CONCERNS, id, 1).getFirst().value();
    assertThat(sent.concern().people().getFirst().nhsNumber()).isEqualTo("9434765919");
  }

  @Test
  void a_batch_goes_on_after_any_line() {
    String lines =
        String.join(
            "\n",
            concernWith("\"occurredAt\":\"2026-11-02T19:30Z\""),
            concernWith("\"occurredAt\":\"19:30\""),
            concernWith("\"retract\":[\"/images\"]"),
            concern("Last."));
    assertThat(batch(newKey(), lines).body().lines().map(EdgesIT::lineStatus))
        .containsExactly(201, 422, 422, 201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xml",
        "application/x-ndjson",
        "application/json;q=0",
        "application/json;q=0, */*;q=0",
        "not a media type"
      })
  void what_cannot_be_answered_as_asked_is_refused_before_anything_is_stored(String accept) {
    String key = newKey();
    var refused = send(post(key, concern("First.").getBytes(UTF_8)).header("Accept", accept));
    refused(refused, 406);
    assertThat(submit(key, concern("Not the same.")).statusCode()).isEqualTo(201);

    String id = submitted(concern("First."));
    refused(
        send(
            request("/concerns/" + id, "concern:submit")
                .header("Content-Type", "application/json")
                .header("If-Match", "\"1\"")
                .header("Accept", accept)
                .PUT(BodyPublishers.ofString(concern("Second.")))),
        406);
    assertThat(json(status(id)).path("revision").asInt()).isEqualTo(1);
    refused(send(request("/concerns/" + id, "concern:read").header("Accept", accept)), 406);
  }

  @Test
  void a_batch_is_answered_as_ndjson_or_refused_before_a_line_is_read() {
    String key = newKey();
    refused(send(batchRequest(key, concern("First.")).header("Accept", "application/json")), 406);
    assertThat(batch(key, concern("Not the same.")).body().lines().map(EdgesIT::lineStatus))
        .containsExactly(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*/*", "application/*", "application/json", "text/html, application/json;q=0.1"})
  void what_can_be_answered_as_asked_is_answered(String accept) {
    assertThat(
            send(post(newKey(), concern("Any.").getBytes(UTF_8)).header("Accept", accept))
                .statusCode())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?dry-run=true", "?a", "?=", "?a=%20x"})
  void query_parameters_are_refused_before_anything_is_stored(String query) {
    String key = newKey();
    String id = submitted(concern("First."));
    refused(send(raw("POST", "/concerns" + query, key)), 400);
    refused(send(raw("PUT", "/concerns/" + id + query, key)), 400);
    refused(send(raw("GET", "/concerns/" + id + query, key)), 400);
    assertThat(submit(key, concern("Not the same.")).statusCode()).isEqualTo(201);
    assertThat(json(status(id)).path("revision").asInt()).isEqualTo(1);
    refused(send(batchRequest("/concerns/batch" + query, newKey(), concern("First."))), 400);
  }

  private static HttpRequest.Builder raw(String method, String path, String key) {
    var request =
        request(path, "concern:submit", "concern:read")
            .header("Idempotency-Key", key)
            .header("If-Match", "\"1\"")
            .header("Content-Type", "application/json");
    return method.equals("GET")
        ? request.GET()
        : request.method(method, BodyPublishers.ofString(concern("First.")));
  }

  private static void refused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(json(answer).path("status").asInt()).isEqualTo(status);
    assertThat(json(answer).path("errors").size()).isEqualTo(1);
  }

  private static int lineStatus(String line) {
    return Json.mapper().readTree(line).path("status").asInt();
  }

  private static HttpResponse<String> batch(String key, String lines) {
    return send(batchRequest(key, lines));
  }

  private static HttpRequest.Builder batchRequest(String key, String lines) {
    return batchRequest("/concerns/batch", key, lines);
  }

  private static HttpRequest.Builder batchRequest(String path, String key, String lines) {
    return request(path, "concern:submit")
        .header("Content-Type", "application/x-ndjson")
        .header("Idempotency-Key", key)
        .POST(BodyPublishers.ofString(lines + "\n"));
  }
}
