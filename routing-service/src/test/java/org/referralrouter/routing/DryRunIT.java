package org.referralrouter.routing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.documents.CheckedInDocument;
import org.referralrouter.documents.Conversation;
import org.referralrouter.documents.DocumentCheck;
import org.referralrouter.documents.OpenApi;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.Json;
import org.referralrouter.wire.JsonShapes;
import tools.jackson.databind.JsonNode;

/** {@code POST /decisions} and {@code POST /trial-referrals}, and who may call what. */
class DryRunIT {
  private static final int LIMIT = 256 * 1024;
  private static final String CONCERN =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example School"},
       "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"}]}\
      """;

  private static RunningRouting routing;

  @BeforeAll
  static void start() {
    routing = RunningRouting.start();
  }

  @AfterAll
  static void end() {
    routing.close();
  }

  @Test
  void a_concern_gets_its_decision_with_the_procedure_that_made_it() {
    HttpResponse<String> answer = decide(CONCERN);

    assertThat(answer.statusCode()).isEqualTo(200);
    JsonNode decision = Json.mapper().readTree(answer.body());
    assertThat(decision.at("/procedure/id").asString()).isEqualTo("staffordshire-e-safety");
    assertThat(decision.at("/procedure/digest").asString()).startsWith("sha256:");
    assertThat(decision.get("embargo").asString()).isEqualTo("ACTIVE");
    assertThat(decision.get("referrals").valueStream().map(r -> r.get("agency").asString()))
        .containsExactly("SOCIAL_CARE", "POLICE", "CEOP_PREPARATION");
    assertThat(decide(CONCERN).body()).isEqualTo(answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not json", "{\"summary\":\"a\",\"summary\":\"b\"}"})
  void what_is_no_json_is_unreadable(String body) {
    assertProblem(decide(body), 400);
  }

  @Test
  void what_is_not_allowed_is_named_at_its_pointer_and_never_quoted() {
    HttpResponse<String> answer =
        decide(CONCERN.replace("ONLINE_GROOMING", "Robin").replace("Words.", ""));

    JsonNode problem = assertProblem(answer, 422);
    assertThat(problem.get("errors").valueStream().map(error -> error.get("pointer").asString()))
        .contains("/categories/0");
    assertThat(answer.body()).doesNotContain("Robin");
  }

  @Test
  void a_concern_that_is_too_large_is_refused_whether_or_not_it_says_so() {
    byte[] large = CONCERN.replace("Words.", "w".repeat(LIMIT)).getBytes(UTF_8);

    assertProblem(decide(BodyPublishers.ofByteArray(large), "application/json"), 413);
    assertProblem(
        decide(
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)),
            "application/json"),
        413);
  }

  @Test
  void another_content_type_is_refused() {
    assertProblem(decide(BodyPublishers.ofString(CONCERN), "text/plain"), 415);
  }

  @Test
  void another_method_and_another_path_are_refused() {
    assertProblem(routing.send(routing.request("/decisions").GET(), "decision:preview"), 405);
    assertProblem(routing.send(routing.request("/elsewhere").GET(), "decision:preview"), 403);
  }

  @Test
  void without_a_token_or_with_another_scope_nothing_is_decided() {
    var anonymous = routing.request("/decisions").POST(BodyPublishers.ofString(CONCERN));
    HttpResponse<String> refused = routing.send(anonymous);
    assertProblem(refused, 401);
    assertThat(refused.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
    var other = routing.request("/decisions").POST(BodyPublishers.ofString(CONCERN));
    assertProblem(routing.send(other, "concern:submit", "operations:read"), 403);
  }

  @ParameterizedTest
  @FieldSource("org.referralrouter.concern.Agency#OF_THE_CONTRACT")
  void a_trial_stands_on_its_agencys_topic_as_real_referrals_do(Agency agency) {
    HttpResponse<String> answer = trial("{\"agency\":\"" + agency.name() + "\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode sent = Json.mapper().readTree(answer.body());
    UUID concern = UUID.fromString(sent.path("concernId").asString());
    assertThat(sent.path("topic").asString()).isEqualTo(Topic.ofReferralsTo(agency).topicName());
    assertThat(Kafka.records(concern, Topic.ofReferralsTo(agency)))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).isEqualTo(concern.toString());
              assertThat(Kafka.header(record, "ce_type")).isEqualTo("org.referralrouter.Referral");
            });
    assertThat(Kafka.events(Topic.ofReferralsTo(agency)))
        .filteredOn(event -> concern.equals(event.concernId()))
        .singleElement()
        .isInstanceOfSatisfying(
            Referral.class,
            referral -> {
              assertThat(referral.test()).isTrue();
              assertThat(referral.referralId()).hasToString(sent.path("referralId").asString());
            });
  }

  @Test
  void a_trial_of_no_agency_is_refused_and_so_is_whoever_may_not_onboard() {
    assertProblem(trial("{\"agency\":\"ARMY\"}"), 422);
    assertProblem(trial("{\"agency\":\"POLICE\",\"more\":1}"), 422);
    assertProblem(trial("[]"), 422);
    assertProblem(trial("no json"), 400);
    assertProblem(trial("{\"agency\":\"" + "P".repeat(2000) + "\"}"), 413);
    assertProblem(
        routing.send(
            routing
                .request("/trial-referrals")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"agency\":\"POLICE\"}")),
            "operations:read",
            "decision:preview",
            "referral:police"),
        403);
  }

  private static HttpResponse<String> trial(String body) {
    return routing.send(
        routing
            .request("/trial-referrals")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)),
        "agencies:onboard");
  }

  @ParameterizedTest
  @CsvSource({"/actuator/prometheus", "/actuator/metrics", "/actuator/info"})
  void what_looks_inside_needs_operations_read(String path) {
    assertProblem(routing.send(routing.management(path)), 401);
    assertProblem(routing.send(routing.management(path), "decision:preview"), 403);
    assertThat(routing.send(routing.management(path), "operations:read").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness"})
  void health_needs_nothing_and_tells_little(String path) {
    HttpResponse<String> answer = routing.send(routing.management(path));

    assertThat(answer.statusCode()).isIn(200, 503);
    assertThat(answer.body()).doesNotContain("details").doesNotContain("components");
  }

  @Test
  void the_openapi_document_says_what_the_service_does() {
    OpenApi document =
        OpenApi.of(routing.context())
            .with(JsonShapes.sent("ConcernContent", "Sent"))
            .with(JsonShapes.answered("DecisionContent"))
            .with(Path.of("src", "test", "resources", "openapi", "overlay.yaml"));

    assertThat(CheckedInDocument.at(CheckedInDocument.OPEN_API, document.text()))
        .as("Write it again with -Ddocuments.write=true and look at the difference")
        .isEqualTo(document.text());
    assertThat(new DocumentCheck(document.json()).faults()).isEmpty();
    var outcome =
        Conversation.hold(
            document.json(),
            routing.request("/").build().uri(),
            RunningRouting.STACK::token,
            Map.of());
    assertThat(outcome.differences()).isEmpty();
    assertThat(outcome.unsent()).isEmpty();
    assertThat(outcome.sent()).isPositive();
    HttpResponse<String> served = routing.send(routing.request("/openapi.json"));
    assertThat(Json.mapper().readTree(served.body())).isEqualTo(document.json());
    assertThat(routing.send(routing.request("/openapi")).body())
        .contains("Preview the decision for a concern");
  }

  private static HttpResponse<String> decide(String body) {
    return decide(BodyPublishers.ofString(body), "application/json");
  }

  private static HttpResponse<String> decide(BodyPublisher body, String contentType) {
    return routing.send(
        routing.request("/decisions").header("Content-Type", contentType).POST(body),
        "decision:preview");
  }

  private static JsonNode assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    JsonNode problem = Json.mapper().readTree(answer.body());
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.get("title").asString()).isNotBlank();
    assertThat(problem.get("errors").size()).isPositive();
    return problem;
  }
}
