package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.notification.ASystem.KAFKA;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.AcknowledgementOutcome;
import org.referralrouter.event.EmbargoRelease;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;

class AnswersIT {
  private static final String REQUEST_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Referral FOR_BAD_BODIES =
      AReferral.to(Agency.POLICE, UUID.fromString("0b0d1e55-0000-4000-8000-000000000001"), 1);

  private final UUID concernId = UUID.randomUUID();

  @Test
  void an_acknowledgement_reaches_its_topic_once_however_often_it_is_sent() {
    Referral referral = InboxIT.arrived(AReferral.to(Agency.SOCIAL_CARE, concernId, 2));
    String body =
        "{\"outcome\":\"REDIRECTED\",\"by\":\"Ms Invented\",\"reason\":\"Not ours\",\"redirectedTo\":\"POLICE\"}";

    HttpResponse<String> first =
        acknowledge(referral, body, "traceparent", "00-" + REQUEST_TRACE + "-00f067aa0ba902b7-01");
    HttpResponse<String> again = acknowledge(referral, body);

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(again.statusCode()).isEqualTo(202);
    UUID id = UUID.fromString(InboxIT.json(first).path("acknowledgementId").asString());
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(id.version()).isEqualTo(5);
    // Of the same key and queued later, so when it is out, all before it are.
    acknowledge(referral, "{\"outcome\":\"ACCEPTED\",\"by\":\"Ms Invented\"}");
    await().until(() -> published(referral).size() > 1);
    assertThat(published(referral)).hasSize(2);
    assertThat(published(referral).getFirst())
        .satisfies(
            acknowledgement -> {
              assertThat(acknowledgement.acknowledgementId()).isEqualTo(id);
              assertThat(acknowledgement.referralRevision()).isEqualTo(2);
              assertThat(acknowledgement.agency()).isEqualTo(Agency.SOCIAL_CARE);
              assertThat(acknowledgement.outcome()).isEqualTo(AcknowledgementOutcome.REDIRECTED);
              assertThat(acknowledgement.acknowledgedBy()).isEqualTo("Ms Invented");
              assertThat(acknowledgement.reason()).isEqualTo("Not ours");
              assertThat(acknowledgement.redirectedTo()).isEqualTo(Agency.POLICE);
              assertThat(acknowledgement.concernId()).isEqualTo(concernId);
              assertThat(acknowledgement.actor()).isEqualTo("test");
            });
    ConsumerRecord<byte[], byte[]> record =
        KAFKA.records(Topic.ACKNOWLEDGEMENTS).stream()
            .filter(candidate -> Kafka.header(candidate, "ce_id").equals(id.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(record.key()).asString().isEqualTo(concernId.toString());
    assertThat(Kafka.header(record, "traceparent")).contains(REQUEST_TRACE);
  }

  @Test
  void an_idempotency_key_belongs_to_one_answer() {
    Referral referral = InboxIT.arrived(AReferral.to(Agency.SOCIAL_CARE, concernId, 1));
    String accepted = "{\"outcome\":\"ACCEPTED\",\"by\":\"Ms Invented\"}";

    assertThat(acknowledge(referral, accepted, "Idempotency-Key", "k1").statusCode())
        .isEqualTo(202);
    assertThat(acknowledge(referral, accepted, "Idempotency-Key", "k1").statusCode())
        .isEqualTo(202);
    assertThat(
            acknowledge(
                    referral,
                    "{\"outcome\":\"ACCEPTED\",\"by\":\"Mr Other\"}",
                    "Idempotency-Key",
                    "k1")
                .statusCode())
        .isEqualTo(409);
  }

  @Test
  void an_answer_to_a_revision_that_has_moved_on_is_refused() {
    Referral referral = InboxIT.arrived(AReferral.to(Agency.SOCIAL_CARE, concernId, 4));
    String accepted = "{\"outcome\":\"ACCEPTED\",\"by\":\"Ms Invented\"}";

    assertThat(acknowledge(referral, accepted, "If-Match", "\"3\"").statusCode()).isEqualTo(412);
    assertThat(acknowledge(referral, accepted, "If-Match", "3").statusCode()).isEqualTo(400);
    assertThat(acknowledge(referral, accepted, "If-Match", "\"4\"").statusCode()).isEqualTo(202);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not json | 400 | ",
        "[] | 400 | ",
        "{\"outcome\":\"ACCEPTED\",\"outcome\":\"ACCEPTED\",\"by\":\"A\"} | 400 | ",
        "{} | 422 | /outcome",
        "{\"outcome\":\"ACCEPTED\"} | 422 | /by",
        "{\"outcome\":\"ACCEPTED\",\"by\":\" \"} | 422 | /by",
        "{\"outcome\":\"ACCEPTED\",\"by\":7} | 422 | /by",
        "{\"outcome\":\"ACCEPTED\",\"by\":\"\\u0000\"} | 422 | /by",
        "{\"outcome\":\"ACCEPTED\",\"by\":\"\\ud800\"} | 422 | /by",
        "{\"outcome\":\"PERHAPS\",\"by\":\"A\"} | 422 | /outcome",
        "{\"outcome\":\"ACCEPTED\",\"by\":\"A\",\"extra\":1} | 422 | /extra",
        "{\"outcome\":\"ACCEPTED\",\"by\":\"A\",\"redirectedTo\":\"TRIAGE\"} | 422 | /redirectedTo",
        "{\"outcome\":\"NO_FURTHER_ACTION\",\"by\":\"A\"} | 422 | /reason",
        "{\"outcome\":\"REDIRECTED\",\"by\":\"A\",\"redirectedTo\":\"TRIAGE\"} | 422 | /reason",
        "{\"outcome\":\"REDIRECTED\",\"by\":\"A\",\"reason\":\"B\"} | 422 | /redirectedTo",
        "{\"outcome\":\"REDIRECTED\",\"by\":\"A\",\"reason\":\"B\",\"redirectedTo\":\"POLICE\"} | 422 | /redirectedTo",
        "{\"outcome\":\"REDIRECTED\",\"by\":\"A\",\"reason\":\"B\",\"redirectedTo\":\"ARMY\"} | 422 | /redirectedTo"
      })
  void a_bad_acknowledgement_is_refused_at_its_pointer(String body, int status, String pointer) {
    InboxIT.arrived(FOR_BAD_BODIES);

    HttpResponse<String> answer = acknowledge(FOR_BAD_BODIES, body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    if (pointer != null) {
      assertThat(InboxIT.json(answer).path("errors").valueStream())
          .extracting(error -> error.path("pointer").asString())
          .contains(pointer);
    }
  }

  @Test
  void an_overlong_body_is_not_read_to_its_end() {
    InboxIT.arrived(FOR_BAD_BODIES);
    String overlong = "{\"by\":\"" + "x".repeat(70_000) + "\"}";

    assertThat(acknowledge(FOR_BAD_BODIES, overlong).statusCode()).isEqualTo(413);
  }

  @Test
  void an_acknowledgement_is_taken_while_kafka_is_away_and_arrives_when_it_is_back() {
    Referral referral = InboxIT.arrived(AReferral.to(Agency.SOCIAL_CARE, concernId, 1));
    ASystem.STACK.stopBroker();
    try {
      assertThat(
              acknowledge(referral, "{\"outcome\":\"ACCEPTED\",\"by\":\"Ms Invented\"}")
                  .statusCode())
          .isEqualTo(202);
    } finally {
      ASystem.STACK.startBroker();
    }
    await().atMost(Duration.ofSeconds(30)).until(() -> published(referral).size() == 1);
    InboxIT.arrived(AReferral.to(Agency.SOCIAL_CARE, UUID.randomUUID(), 1));
  }

  @Test
  void the_police_alone_release_an_embargo() {
    InboxIT.arrived(AReferral.to(Agency.POLICE, concernId, 1));
    String body = "{\"officer\":\"Inspector Sample\",\"reason\":\"Interview done\"}";

    assertThat(release(concernId, body, "referral:social-care").statusCode()).isEqualTo(403);
    assertThat(release(UUID.randomUUID(), body, "referral:police").statusCode()).isEqualTo(404);
    assertThat(release(concernId, "{\"officer\":\"X\"}", "referral:police").statusCode())
        .isEqualTo(422);
    assertThat(
            ASystem.post(
                    "/agencies/social-care/concerns/" + concernId + "/embargo-releases",
                    body,
                    "referral:social-care")
                .statusCode())
        .isEqualTo(404);
    assertThat(release(concernId, body, "referral:police").statusCode()).isEqualTo(202);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        KAFKA.read(
                            Topic.EMBARGO_RELEASES,
                            EmbargoRelease.class,
                            release -> release.concernId().equals(concernId)))
                    .singleElement()
                    .extracting(EmbargoRelease::officer, EmbargoRelease::reason)
                    .containsExactly("Inspector Sample", "Interview done"));
  }

  @Test
  void a_release_that_is_not_theirs_to_ask_for_is_recorded() {
    String body = "{\"officer\":\"Inspector Sample\",\"reason\":\"Interview done\"}";
    UUID unknown = UUID.randomUUID();

    assertThat(release(concernId, body, "referral:social-care").statusCode()).isEqualTo(403);
    assertThat(release(unknown, body, "referral:police").statusCode()).isEqualTo(404);

    await()
        .untilAsserted(
            () ->
                assertThat(
                        KAFKA.read(
                            Topic.ACCESS,
                            AccessRecorded.class,
                            access -> "EMBARGO_RELEASE_REFUSED".equals(access.action())))
                    .extracting(AccessRecorded::concernId, AccessRecorded::actor)
                    .contains(tuple(concernId, "test"), tuple(unknown, "test")));
  }

  @Test
  void the_same_words_release_an_embargo_that_was_opened_again_and_a_retry_is_no_second_release() {
    String body = "{\"officer\":\"Inspector Sample\",\"reason\":\"Interview done\"}";
    InboxIT.arrived(AReferral.to(Agency.POLICE, concernId, 1));
    HttpResponse<String> first = release(concernId, body, "referral:police");
    HttpResponse<String> retry = release(concernId, body, "referral:police");
    Referral reopened = AReferral.to(Agency.POLICE, concernId, 3);
    ASystem.sends(reopened);
    await()
        .until(
            () ->
                ASystem.get(InboxIT.path(reopened), "referral:police")
                    .headers()
                    .firstValue("ETag")
                    .filter("\"3\""::equals)
                    .isPresent());
    HttpResponse<String> again = release(concernId, body, "referral:police");

    assertThat(retry.body()).isEqualTo(first.body());
    assertThat(again.body()).isNotEqualTo(first.body());
    await()
        .untilAsserted(
            () ->
                assertThat(
                        KAFKA.read(
                            Topic.EMBARGO_RELEASES,
                            EmbargoRelease.class,
                            release -> release.concernId().equals(concernId)))
                    .hasSize(2));
  }

  private static HttpResponse<String> release(UUID concernId, String body, String scope) {
    return ASystem.post(
        "/agencies/police/concerns/" + concernId + "/embargo-releases", body, scope);
  }

  private static HttpResponse<String> acknowledge(
      Referral referral, String body, String... headers) {
    return ASystem.post(
        InboxIT.path(referral) + "/acknowledgements",
        body,
        "referral:" + referral.agency().slug(),
        headers);
  }

  private static List<Acknowledgement> published(Referral referral) {
    return KAFKA.read(
        Topic.ACKNOWLEDGEMENTS,
        Acknowledgement.class,
        acknowledgement -> acknowledgement.referralId().equals(referral.referralId()));
  }
}
