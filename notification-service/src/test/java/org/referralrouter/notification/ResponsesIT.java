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
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.Topic;

class ResponsesIT {
  private static final String REQUEST_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String ACCEPTED = "{\"kind\":\"ACCEPTED\",\"by\":\"Ms Invented\"}";
  private static final String REDIRECTED =
      "{\"kind\":\"REDIRECTED\",\"by\":\"Ms Invented\",\"reason\":\"Not ours\",\"redirectedTo\":\"POLICE\"}";

  private final UUID concernId = UUID.randomUUID();

  @Test
  void a_response_reaches_its_agencys_topic_once_however_often_it_is_sent() {
    Referral referral = arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 2));

    HttpResponse<String> first =
        RunningService.post(
            path(referral) + "/responses",
            REDIRECTED,
            scope(Agency.SOCIAL_CARE),
            "Idempotency-Key",
            "k1",
            "If-Match",
            "\"2\"",
            "traceparent",
            "00-" + REQUEST_TRACE + "-00f067aa0ba902b7-01");
    HttpResponse<String> again = respond(referral, REDIRECTED, "k1");

    assertThat(first.statusCode()).isEqualTo(202);
    UUID id = UUID.fromString(json(first).path("responseId").asString());
    assertThat(id.version()).isEqualTo(5);
    assertThat(first.headers().firstValue("Location"))
        .hasValue(path(referral) + "/responses/" + id);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    // Of the same key and queued later, so when it is out, all before it are.
    respond(referral, ACCEPTED, "k2");
    await().until(() -> published(referral).size() > 1);
    assertThat(published(referral)).hasSize(2);
    assertThat(published(referral).getFirst())
        .isEqualTo(
            new Response(
                id,
                referral.referralId(),
                concernId,
                2,
                ResponseKind.REDIRECTED,
                "Ms Invented",
                published(referral).getFirst().at(),
                "Not ours",
                Agency.POLICE,
                null,
                null,
                null,
                null));
    ConsumerRecord<byte[], byte[]> record =
        KAFKA.records(Topic.ofResponsesFrom(Agency.SOCIAL_CARE)).stream()
            .filter(candidate -> Kafka.header(candidate, "ce_id").equals(id.toString()))
            .findFirst()
            .orElseThrow();
    assertThat(record.key()).asString().isEqualTo(concernId.toString());
    assertThat(Kafka.header(record, "traceparent")).contains(REQUEST_TRACE);
  }

  @Test
  void a_response_stands_on_no_topic_but_its_agencys() {
    Referral referral = arrived(SampleReferral.to(Agency.TRIAGE, concernId, 1));
    respond(referral, ACCEPTED, "k1");
    await().until(() -> !published(referral).isEmpty());

    assertThat(Agency.OF_THE_CONTRACT.stream().filter(agency -> !Agency.TRIAGE.equals(agency)))
        .allSatisfy(
            agency -> assertThat(published(Topic.ofResponsesFrom(agency), referral)).isEmpty());
  }

  @Test
  void the_same_key_gives_the_same_answer_after_the_referral_has_changed() {
    Referral first = arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 1));
    HttpResponse<String> answer = respond(first, ACCEPTED, "k1");
    arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 2));

    HttpResponse<String> again = respond(first, ACCEPTED, "k1");

    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(again.body()).isEqualTo(answer.body());
    respond(first, ACCEPTED, "k2", 2);
    await().until(() -> published(first).size() > 1);
    assertThat(published(first))
        .extracting(Response::referralRevision)
        .as("each names what was read, and the retry is none of its own")
        .containsExactly(1, 2);
  }

  @Test
  void
      the_same_key_gives_the_same_answer_after_the_referral_was_withdrawn_or_its_question_is_gone() {
    String answer =
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"ageGroup\",\"of\":\"child-1\",\"value\":\"CHILD\"}";
    Referral asking =
        arrived(SampleReferral.of(Agency.SOCIAL_CARE, concernId, 1).asking("ageGroup", "child-1"));
    HttpResponse<String> first = respond(asking, answer, "k1");
    arrived(SampleReferral.of(Agency.SOCIAL_CARE, concernId, 2).withdrawn());

    assertThat(first.statusCode()).isEqualTo(202);
    assertThat(respond(asking, answer, "k1").body()).isEqualTo(first.body());
    assertThat(respond(asking, answer, "k2").statusCode()).isEqualTo(422);
  }

  @Test
  void the_same_key_with_another_body_or_for_another_revision_is_refused() {
    Referral referral = arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 2));

    assertThat(respond(referral, ACCEPTED, "k1").statusCode()).isEqualTo(202);
    assertThat(respond(referral, REDIRECTED, "k1").statusCode()).isEqualTo(409);
    assertThat(respond(referral, ACCEPTED, "k1", 1).statusCode()).isEqualTo(409);
    assertThat(respond(referral, " " + ACCEPTED + "\n", "k1").statusCode()).isEqualTo(202);
  }

  @Test
  void a_key_is_one_referrals_own() {
    Referral first = arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 1));
    Referral second =
        arrived(SampleReferral.of(Agency.SOCIAL_CARE, concernId, 1).subject("child-2"));

    assertThat(respond(first, ACCEPTED, "k1").statusCode()).isEqualTo(202);
    assertThat(respond(second, REDIRECTED, "k1").statusCode()).isEqualTo(202);
  }

  @Test
  void a_question_that_the_referral_carries_is_answered_by_a_value_or_a_person() {
    Referral referral = arrived(asking());
    String value =
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"worksWithChildren\",\"of\":\"suspect-1\",\"value\":\"YES\"}";
    String person =
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"suspects\",\"person\":{\"ref\":\"suspect-2\",\"name\":\"Rowan Nobody\"}}";

    assertThat(respond(referral, value, "k1").statusCode()).isEqualTo(202);
    assertThat(respond(referral, person, "k2").statusCode()).isEqualTo(202);

    await().until(() -> published(referral).size() == 2);
    assertThat(published(referral).getFirst())
        .satisfies(
            response -> {
              assertThat(response.fact()).isEqualTo("worksWithChildren");
              assertThat(response.of()).isEqualTo("suspect-1");
              assertThat(response.value()).isEqualTo("YES");
              assertThat(response.person()).isNull();
            });
    assertThat(published(referral).getLast().person())
        .satisfies(
            named -> {
              assertThat(named.ref()).isEqualTo("suspect-2");
              assertThat(named.name()).isEqualTo("Rowan Nobody");
            });
  }

  private SampleReferral asking() {
    return SampleReferral.of(Agency.POLICE, concernId, 1)
        .asking("worksWithChildren", "suspect-1")
        .asking("suspects", null);
  }

  private static List<Response> published(Referral referral) {
    return published(Topic.ofResponsesFrom(referral.agency()), referral);
  }

  private static List<Response> published(Topic topic, Referral referral) {
    return KAFKA.read(
        topic, Response.class, response -> response.referralId().equals(referral.referralId()));
  }
}
