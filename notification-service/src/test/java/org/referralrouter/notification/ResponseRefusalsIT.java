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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.Topic;

/** What is refused at once (contract, "HTTP"). */
class ResponseRefusalsIT {
  private static final String ACCEPTED = "{\"kind\":\"ACCEPTED\",\"by\":\"Ms Invented\"}";
  private static final String DECLINED =
      "{\"kind\":\"NO_FURTHER_ACTION\",\"by\":\"Ms Invented\",\"reason\":\"None\"}";

  private final UUID concernId = UUID.randomUUID();

  @Test
  void a_key_and_the_revision_that_was_read_are_required() {
    Referral referral = arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 4));

    assertThat(withHeaders(referral, "If-Match", "\"4\"")).isEqualTo(400);
    assertThat(withHeaders(referral, "If-Match", "\"4\"", "Idempotency-Key", "two words"))
        .isEqualTo(400);
    assertThat(withHeaders(referral, "Idempotency-Key", "k1")).isEqualTo(428);
    assertThat(withHeaders(referral, "Idempotency-Key", "k1", "If-Match", "4")).isEqualTo(400);
    assertThat(withHeaders(referral, "Idempotency-Key", "k1", "If-Match", "*")).isEqualTo(400);
    assertThat(withHeaders(referral, "Idempotency-Key", "k1", "If-Match", "\"3\", \"4\""))
        .isEqualTo(400);
    assertThat(withHeaders(referral, "Idempotency-Key", "k1", "If-Match", "W/\"4\""))
        .as("a weak tag is read as strong")
        .isEqualTo(202);
  }

  @Test
  void a_revision_that_was_never_sent_is_refused_and_an_older_one_is_routings_to_judge() {
    Referral referral = arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 4));

    assertThat(respond(referral, ACCEPTED, "k1", 5).statusCode()).isEqualTo(412);
    assertThat(respond(referral, ACCEPTED, "k2", 0).statusCode()).isEqualTo(412);
    assertThat(respond(referral, ACCEPTED, "k3", 3).statusCode()).isEqualTo(202);
    await().until(() -> !published(referral).isEmpty());
    assertThat(published(referral))
        .singleElement()
        .extracting(Response::referralRevision)
        .isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "not json | 400 | ",
        "[] | 400 | ",
        "{\"kind\":\"ACCEPTED\",\"kind\":\"ACCEPTED\",\"by\":\"A\"} | 400 | ",
        "{} | 422 | /kind",
        "{\"kind\":\"ACCEPTED\"} | 422 | /by",
        "{\"kind\":\"ACCEPTED\",\"by\":\" \"} | 422 | /by",
        "{\"kind\":\"ACCEPTED\",\"by\":7} | 422 | /by",
        "{\"kind\":\"ACCEPTED\",\"by\":\"\\u0000\"} | 422 | /by",
        "{\"kind\":\"ACCEPTED\",\"by\":\"\\ud800\"} | 422 | /by",
        "{\"kind\":\"PERHAPS\",\"by\":\"A\"} | 422 | /kind",
        "{\"kind\":\"ACCEPTED\",\"by\":\"A\",\"extra\":1} | 422 | /extra",
        "{\"kind\":\"ACCEPTED\",\"by\":\"A\",\"redirectedTo\":\"TRIAGE\"} | 422 | /redirectedTo",
        "{\"kind\":\"ACCEPTED\",\"by\":\"A\",\"value\":\"YES\"} | 422 | /value",
        "{\"kind\":\"NO_FURTHER_ACTION\",\"by\":\"A\"} | 422 | /reason",
        "{\"kind\":\"REDIRECTED\",\"by\":\"A\",\"redirectedTo\":\"TRIAGE\"} | 422 | /reason",
        "{\"kind\":\"REDIRECTED\",\"by\":\"A\",\"reason\":\"B\"} | 422 | /redirectedTo",
        "{\"kind\":\"REDIRECTED\",\"by\":\"A\",\"reason\":\"B\",\"redirectedTo\":\"POLICE\"} | 422 | /redirectedTo",
        "{\"kind\":\"REDIRECTED\",\"by\":\"A\",\"reason\":\"B\",\"redirectedTo\":\"ARMY\"} | 422 | /redirectedTo",
        "{\"kind\":\"EMBARGO_RELEASED\",\"by\":\"A\"} | 422 | /reason",
        "{\"kind\":\"RECEIVED\",\"by\":\"A\",\"reason\":\"data:image/png;base64,iVBORw0KGgo\"} | 422 | /reason",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\"} | 422 | /fact",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"shoeSize\",\"value\":\"YES\"} | 422 | /fact",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"immediateDanger\",\"value\":\"NO\"} | 422 | /fact",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"worksWithChildren\",\"of\":\"suspect-2\",\"value\":\"NO\"} | 422 | /fact",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"worksWithChildren\",\"of\":\"suspect-1\"} | 422 | /value",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"worksWithChildren\",\"of\":\"suspect-1\",\"value\":\"UNKNOWN\"} | 422 | /value",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"worksWithChildren\",\"of\":\"suspect-1\",\"value\":\"YES\",\"person\":{}} | 422 | /person",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"suspects\",\"value\":\"YES\",\"person\":{\"ref\":\"suspect-1\"}} | 422 | /value",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"suspects\"} | 422 | /person",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"suspects\",\"person\":7} | 422 | /person",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"suspects\",\"person\":{\"name\":\"B\"}} | 422 | /person/ref",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"suspects\",\"person\":{\"ref\":\"mister-x\"}} | 422 | /person/ref",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"suspects\",\"person\":{\"ref\":\"child-1\"}} | 422 | /person/ref",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"suspects\",\"person\":{\"ref\":\"suspect-1\",\"age\":7}} | 422 | /person/age",
        "{\"kind\":\"ANSWERED\",\"by\":\"A\",\"fact\":\"suspects\",\"person\":{\"ref\":\"suspect-1\",\"address\":\"data:image/png;base64,iVBORw0KGgo\"}} | 422 | /person/address"
      })
  void what_can_be_known_to_be_wrong_is_refused_at_its_pointer(
      String body, int status, String pointer) {
    Referral referral = arrived(asking());

    HttpResponse<String> answer = respond(referral, body, UUID.randomUUID().toString());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    if (pointer != null) {
      assertThat(json(answer).path("errors").valueStream())
          .extracting(error -> error.path("pointer").asString())
          .contains(pointer);
    }
  }

  @Test
  void an_overlong_body_is_not_read_to_its_end() {
    Referral referral = arrived(SampleReferral.to(Agency.POLICE, concernId, 1));

    assertThat(respond(referral, "{\"by\":\"" + "x".repeat(70_000) + "\"}", "k1").statusCode())
        .isEqualTo(413);
  }

  @Test
  void what_cannot_be_answered_in_the_type_asked_for_is_not_taken() {
    Referral referral = arrived(SampleReferral.to(Agency.POLICE, concernId, 1));

    assertThat(
            withHeaders(
                referral, "Idempotency-Key", "k1", "If-Match", "\"1\"", "Accept", "text/html"))
        .isEqualTo(406);
    respond(referral, DECLINED, "k2");
    await().until(() -> !published(referral).isEmpty());
    assertThat(published(referral))
        .extracting(Response::kind)
        .containsExactly(ResponseKind.NO_FURTHER_ACTION);
  }

  private SampleReferral asking() {
    return SampleReferral.of(Agency.POLICE, concernId, 1)
        .asking("worksWithChildren", "suspect-1")
        .asking("suspects", null);
  }

  private static int withHeaders(Referral referral, String... headers) {
    return RunningService.post(
            path(referral) + "/responses", ACCEPTED, scope(referral.agency()), headers)
        .statusCode();
  }

  private static List<Response> published(Referral referral) {
    return KAFKA.read(
        Topic.ofResponsesFrom(referral.agency()),
        Response.class,
        response -> response.referralId().equals(referral.referralId()));
  }
}
