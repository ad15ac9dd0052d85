package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.referralrouter.concern.Agency.POLICE;
import static org.referralrouter.concern.Agency.SOCIAL_CARE;
import static org.referralrouter.concern.Agency.TRIAGE;
import static org.referralrouter.notification.InboxClient.arrived;
import static org.referralrouter.notification.InboxClient.json;
import static org.referralrouter.notification.InboxClient.lines;
import static org.referralrouter.notification.InboxClient.path;
import static org.referralrouter.notification.InboxClient.scope;
import static org.referralrouter.notification.InboxClient.shown;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.event.Referral;
import org.referralrouter.event.TrialId;
import tools.jackson.databind.JsonNode;

class InboxIT {
  private final UUID concernId = UUID.randomUUID();

  @Test
  void a_referral_is_one_row_at_its_highest_revision_however_it_arrives() {
    Referral third = SampleReferral.to(SOCIAL_CARE, concernId, 3);
    RunningService.sends(SampleReferral.to(SOCIAL_CARE, concernId, 2));
    RunningService.sends(third);
    RunningService.sends(SampleReferral.to(SOCIAL_CARE, concernId, 1));
    RunningService.sends(
        SampleReferral.to(SOCIAL_CARE, concernId, 3, "a repeat that says something else"));
    RunningService.sends(SampleReferral.to(SOCIAL_CARE, concernId, 2));
    // The same key and topic, so when this one is in, all before it are.
    arrived(SampleReferral.of(SOCIAL_CARE, concernId, 1).subject("child-2"));

    assertThat(shown(third).at("/shared/summary").asString()).isEqualTo("words of revision 3");
    assertThat(lines(SOCIAL_CARE, ""))
        .filteredOn(
            line -> line.path("referralId").asString().equals(third.referralId().toString()))
        .singleElement()
        .satisfies(line -> assertThat(line.path("revision").asInt()).isEqualTo(3));
  }

  @Test
  void an_agency_sees_its_own_referrals_and_no_others() {
    Referral police = arrived(SampleReferral.to(POLICE, concernId, 1));
    Referral socialCare = arrived(SampleReferral.to(SOCIAL_CARE, concernId, 1));

    assertThat(RunningService.get(path(police), "referral:social-care").statusCode())
        .isEqualTo(403);
    assertThat(RunningService.get(path(police), "audit:read", "concern:read").statusCode())
        .isEqualTo(403);
    assertThat(RunningService.get(path(police)).statusCode()).isEqualTo(401);
    String anothersPath = "/agencies/police/referrals/" + socialCare.referralId();
    HttpResponse<String> anothers = RunningService.get(anothersPath, "referral:police");
    assertThat(anothers.statusCode()).isEqualTo(404);
    assertThat(anothers.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(
            RunningService.post(
                    anothersPath + "/responses",
                    "{\"kind\":\"ACCEPTED\",\"by\":\"Sergeant Sample\"}",
                    "referral:police",
                    "Idempotency-Key",
                    "k",
                    "If-Match",
                    "\"1\"")
                .statusCode())
        .isEqualTo(404);
    assertThat(lines(POLICE, ""))
        .extracting(line -> line.path("referralId").asString())
        .contains(police.referralId().toString())
        .doesNotContain(socialCare.referralId().toString());
  }

  @Test
  void a_trial_is_shown_as_a_test_and_is_responded_to_like_any_other() {
    Referral real = arrived(SampleReferral.to(TRIAGE, concernId, 1));
    Referral trial =
        arrived(SampleReferral.of(TRIAGE, TrialId.of(concernId), 1).due(null, null).referral());

    assertThat(shown(trial).path("test").asBoolean()).isTrue();
    assertThat(InboxClient.line(trial).path("test").asBoolean()).isTrue();
    assertThat(InboxClient.line(trial).path("waiting").asString()).isEqualTo("NONE");
    assertThat(shown(real).path("test").asBoolean()).isFalse();
    assertThat(InboxClient.line(real).path("test").asBoolean()).isFalse();
    HttpResponse<String> taken =
        InboxClient.respond(trial, "{\"kind\":\"RECEIVED\",\"by\":\"A desk\"}", "trial");
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
  }

  @Test
  void the_list_begins_with_what_changed_last() {
    Referral first = arrived(SampleReferral.to(TRIAGE, UUID.randomUUID(), 1));
    Referral second = arrived(SampleReferral.to(TRIAGE, UUID.randomUUID(), 1));
    assertThat(ids(lines(TRIAGE, "")))
        .containsSubsequence(second.referralId().toString(), first.referralId().toString());

    arrived(SampleReferral.to(TRIAGE, first.concernId(), 2));

    assertThat(ids(lines(TRIAGE, "")))
        .startsWith(first.referralId().toString(), second.referralId().toString());
  }

  @Test
  void pages_follow_one_another_without_gap_or_repeat_and_the_last_has_no_next() {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sent.add(arrived(SampleReferral.to(TRIAGE, UUID.randomUUID(), 1)).referralId().toString());
    }
    List<String> read = new ArrayList<>();
    int total = lines(TRIAGE, "").size();
    String after = "";
    int pages = 0;
    while (after != null) {
      JsonNode page =
          json(RunningService.get("/agencies/triage/referrals?limit=2" + after, scope(TRIAGE)));
      read.addAll(ids(page.path("referrals").valueStream().toList()));
      after = page.path("next").isNull() ? null : "&after=" + page.path("next").asString();
      pages++;
    }
    assertThat(read).containsSubsequence(sent.reversed()).doesNotHaveDuplicates().hasSize(total);
    assertThat(pages).isEqualTo((total + 1) / 2);
  }

  @Test
  void a_withdrawn_referral_shows_no_fact_of_anybody_whatever_it_came_with() {
    arrived(SampleReferral.of(SOCIAL_CARE, concernId, 1).asking("ageGroup", "child-1"));
    Referral withdrawn = arrived(SampleReferral.of(SOCIAL_CARE, concernId, 2).withdrawn());

    String shown = RunningService.get(path(withdrawn), scope(SOCIAL_CARE)).body();
    assertThat(
            json(RunningService.get(path(withdrawn), scope(SOCIAL_CARE))).path("state").asString())
        .isEqualTo("WITHDRAWN");
    assertThat(shown)
        .contains("NO_LONGER_FOLLOWS")
        .doesNotContain(SampleReferral.NAME, SampleReferral.ADDRESS, "words of revision")
        .doesNotContain("ONLINE_GROOMING", "ageGroup");
    assertThat(InboxClient.lists(withdrawn, "&state=WITHDRAWN")).isTrue();
    assertThat(InboxClient.lists(withdrawn, "&state=OPEN")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=LOST",
        "state=open",
        "waiting=ANSWER",
        "overdue=yes",
        "after=first",
        "after=-1",
        "limit=0",
        "limit=201",
        "limit=many",
        "state=OPEN&state=WITHDRAWN",
        "staet=OPEN",
        "State=OPEN",
        "before=3"
      })
  void a_parameter_or_value_that_is_not_known_is_refused(String query) {
    HttpResponse<String> answer =
        RunningService.get("/agencies/triage/referrals?" + query, scope(TRIAGE));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
  }

  @Test
  void a_parameter_is_refused_wherever_none_is_known() {
    Referral referral = arrived(SampleReferral.to(POLICE, concernId, 1));
    String responses = path(referral) + "/responses";

    assertThat(RunningService.get(path(referral) + "?revision=1", scope(POLICE)).statusCode())
        .isEqualTo(400);
    assertThat(
            RunningService.post(
                    responses + "?dry=true",
                    "{\"kind\":\"RECEIVED\",\"by\":\"Sergeant Sample\"}",
                    scope(POLICE),
                    "Idempotency-Key",
                    "k",
                    "If-Match",
                    "\"1\"")
                .statusCode())
        .isEqualTo(400);
    assertThat(
            RunningService.get(responses + "/" + UUID.randomUUID() + "?wait=1", scope(POLICE))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void all_that_is_wrong_with_a_query_is_told_at_once() {
    HttpResponse<String> answer =
        RunningService.get("/agencies/triage/referrals?state=LOST&limit=0", scope(TRIAGE));

    assertThat(json(answer).path("errors").valueStream())
        .extracting(error -> error.path("detail").asString())
        .containsExactly(
            "state must be one of OPEN, WITHDRAWN", "limit must be a number from 1 to 200");
  }

  private static List<String> ids(List<JsonNode> lines) {
    return lines.stream().map(line -> line.path("referralId").asString()).toList();
  }
}
