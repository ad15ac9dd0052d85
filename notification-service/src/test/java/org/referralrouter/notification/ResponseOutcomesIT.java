package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.notification.InboxClient.arrived;
import static org.referralrouter.notification.InboxClient.json;
import static org.referralrouter.notification.InboxClient.path;
import static org.referralrouter.notification.InboxClient.respond;
import static org.referralrouter.notification.InboxClient.scope;
import static org.referralrouter.notification.RunningService.KAFKA;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;
import tools.jackson.databind.JsonNode;

class ResponseOutcomesIT {
  private static final Instant AT = Instant.parse("2026-11-24T11:00:00Z");

  private final UUID concernId = UUID.randomUUID();

  @Test
  void the_location_tells_that_a_response_is_pending_then_taken() {
    Referral referral = arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 1));
    HttpResponse<String> answer =
        respond(referral, "{\"kind\":\"ACCEPTED\",\"by\":\"Ms Invented\"}", "k1");
    String location = answer.headers().firstValue("Location").orElseThrow();
    UUID id = UUID.fromString(json(answer).path("responseId").asString());

    JsonNode pending = json(RunningService.get(location, scope(Agency.SOCIAL_CARE)));
    assertThat(pending.path("state").asString()).isEqualTo("PENDING");
    assertThat(pending.path("referralRevision").asInt()).isEqualTo(1);
    assertThat(pending.toString()).doesNotContain("Invented");

    KAFKA.send(outcome(id, referral, ResponseKind.ACCEPTED, null));
    await().until(() -> state(location).equals("TAKEN"));
    JsonNode taken = json(RunningService.get(location, scope(Agency.SOCIAL_CARE)));
    assertThat(taken.path("settledAt").asString()).isEqualTo(AT.toString());
    assertThat(taken.path("refusal").isNull()).isTrue();
  }

  @Test
  void the_location_tells_why_a_response_was_refused() {
    Referral referral = arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 1));
    HttpResponse<String> answer =
        respond(
            referral,
            "{\"kind\":\"REDIRECTED\",\"by\":\"A\",\"reason\":\"B\",\"redirectedTo\":\"POLICE\"}",
            "k1");
    String location = answer.headers().firstValue("Location").orElseThrow();
    UUID id = UUID.fromString(json(answer).path("responseId").asString());

    KAFKA.send(outcome(id, referral, ResponseKind.REDIRECTED, "REDIRECT_LOOP"));

    await().until(() -> state(location).equals("REFUSED"));
    JsonNode refused = json(RunningService.get(location, scope(Agency.SOCIAL_CARE)));
    assertThat(refused.path("refusal").asString()).isEqualTo("REDIRECT_LOOP");
    assertThat(refused.path("detail").asString()).contains("still for you to decide");
  }

  @Test
  void a_response_by_kafka_is_seen_in_the_inbox_too() {
    Referral referral = arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 1));
    Response response = byKafka(referral, ResponseKind.NO_FURTHER_ACTION);
    String location = path(referral) + "/responses/" + response.responseId();

    KAFKA.send(Topic.ofResponsesFrom(Agency.SOCIAL_CARE), response);
    await()
        .until(() -> RunningService.get(location, scope(Agency.SOCIAL_CARE)).statusCode() == 200);
    assertThat(state(location)).isEqualTo("PENDING");

    KAFKA.send(outcome(response.responseId(), referral, ResponseKind.NO_FURTHER_ACTION, null));
    await().until(() -> state(location).equals("TAKEN"));
    assertThat(InboxClient.line(referral).at("/decision/kind").asString())
        .isEqualTo("NO_FURTHER_ACTION");
  }

  @Test
  void an_outcome_that_comes_before_its_response_is_kept() {
    Referral referral = arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 1));
    Response response = byKafka(referral, ResponseKind.RECEIVED);
    String location = path(referral) + "/responses/" + response.responseId();
    KAFKA.send(outcome(response.responseId(), referral, ResponseKind.RECEIVED, null));
    await()
        .until(() -> RunningService.get(location, scope(Agency.SOCIAL_CARE)).statusCode() == 200);

    KAFKA.send(Topic.ofResponsesFrom(Agency.SOCIAL_CARE), response);
    Response later = byKafka(referral, ResponseKind.RECEIVED);
    KAFKA.send(Topic.ofResponsesFrom(Agency.SOCIAL_CARE), later);

    await()
        .until(
            () ->
                RunningService.get(
                            path(referral) + "/responses/" + later.responseId(),
                            scope(Agency.SOCIAL_CARE))
                        .statusCode()
                    == 200);
    assertThat(state(location)).isEqualTo("TAKEN");
  }

  @Test
  void whose_a_response_is_its_topic_says_and_nobody_else_sees_it() {
    Referral police = arrived(SampleReferral.to(Agency.POLICE, concernId, 1));
    Referral socialCare = arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 1));
    Response forged = byKafka(police, ResponseKind.ACCEPTED);
    Response own = byKafka(socialCare, ResponseKind.ACCEPTED);
    KAFKA.send(Topic.ofResponsesFrom(Agency.SOCIAL_CARE), forged);
    KAFKA.send(Topic.ofResponsesFrom(Agency.SOCIAL_CARE), own);
    String ownLocation = path(socialCare) + "/responses/" + own.responseId();
    await()
        .until(
            () -> RunningService.get(ownLocation, scope(Agency.SOCIAL_CARE)).statusCode() == 200);

    assertThat(
            RunningService.get(
                    path(police) + "/responses/" + forged.responseId(), scope(Agency.POLICE))
                .statusCode())
        .isEqualTo(404);
    assertThat(
            RunningService.get(
                    path(socialCare) + "/responses/" + forged.responseId(),
                    scope(Agency.SOCIAL_CARE))
                .statusCode())
        .isEqualTo(404);
  }

  private String state(String location) {
    return json(RunningService.get(location, scope(Agency.SOCIAL_CARE))).path("state").asString();
  }

  private static ResponseOutcome outcome(
      UUID responseId, Referral referral, ResponseKind kind, @Nullable String refusal) {
    return new ResponseOutcome(
        responseId,
        referral.referralId(),
        referral.concernId(),
        referral.agency(),
        kind,
        referral.revision(),
        refusal,
        AT);
  }

  private static Response byKafka(Referral referral, ResponseKind kind) {
    return new Response(
        UUID.randomUUID(),
        referral.referralId(),
        referral.concernId(),
        referral.revision(),
        kind,
        "A worker",
        Instant.ofEpochMilli(-1),
        "A reason",
        null,
        null,
        null,
        null,
        null);
  }
}
