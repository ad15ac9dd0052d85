package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.concern.Agency.POLICE;
import static org.referralrouter.concern.Agency.SOCIAL_CARE;
import static org.referralrouter.notification.ASystem.KAFKA;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.AcknowledgementOutcome;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

class InboxIT {
  private final UUID concernId = UUID.randomUUID();

  @Test
  void a_referral_is_one_row_at_its_highest_revision_however_it_arrives() {
    Referral third = AReferral.to(SOCIAL_CARE, concernId, 3);
    ASystem.sends(AReferral.to(SOCIAL_CARE, concernId, 2));
    ASystem.sends(third);
    ASystem.sends(AReferral.to(SOCIAL_CARE, concernId, 1));
    ASystem.sends(AReferral.to(SOCIAL_CARE, concernId, 3, "a repeat that says something else"));
    ASystem.sends(AReferral.to(SOCIAL_CARE, concernId, 2));
    // The same partition, so this one is in when all before it are.
    Referral last = AReferral.to(POLICE, concernId, 1);
    ASystem.sends(last);
    await().until(() -> ASystem.get(path(last), "referral:police").statusCode() == 200);
    await().until(() -> shown(third).path("revision").asInt() == 3);

    assertThat(shown(third).at("/shared/summary").asString()).isEqualTo("words of revision 3");
    assertThat(lines(SOCIAL_CARE, "?limit=200"))
        .filteredOn(line -> line.path("concernId").asString().equals(concernId.toString()))
        .singleElement()
        .satisfies(line -> assertThat(line.path("revision").asInt()).isEqualTo(3));
  }

  @Test
  void an_agency_sees_its_own_referrals_and_no_others() {
    Referral police = arrived(AReferral.to(POLICE, concernId, 1));
    Referral socialCare = arrived(AReferral.to(SOCIAL_CARE, concernId, 1));

    assertThat(ASystem.get(path(police), "referral:social-care").statusCode()).isEqualTo(403);
    assertThat(ASystem.get(path(police), "audit:read", "concern:read").statusCode()).isEqualTo(403);
    assertThat(ASystem.get(path(police)).statusCode()).isEqualTo(401);
    HttpResponse<String> anothers =
        ASystem.get("/agencies/police/referrals/" + socialCare.referralId(), "referral:police");
    assertThat(anothers.statusCode()).isEqualTo(404);
    assertThat(anothers.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(
            ASystem.post(
                    "/agencies/police/referrals/" + socialCare.referralId() + "/acknowledgements",
                    "{\"outcome\":\"ACCEPTED\",\"by\":\"Sergeant Sample\"}",
                    "referral:police")
                .statusCode())
        .isEqualTo(404);
    assertThat(lines(POLICE, "?limit=200"))
        .extracting(line -> line.path("referralId").asString())
        .contains(police.referralId().toString())
        .doesNotContain(socialCare.referralId().toString());
  }

  @Test
  void the_list_shows_what_the_agency_has_answered_by_its_inbox_or_by_kafka() {
    Referral byInbox = arrived(AReferral.to(POLICE, concernId, 1));
    Referral byKafka = arrived(AReferral.to(SOCIAL_CARE, concernId, 2));
    assertThat(line(byInbox).path("acknowledged").isNull()).isTrue();

    ASystem.post(
        path(byInbox) + "/acknowledgements",
        "{\"outcome\":\"ACCEPTED\",\"by\":\"Sergeant Sample\"}",
        "referral:police");
    ASystem.KAFKA.send(Topic.ACKNOWLEDGEMENTS, answer(byKafka, 2, SOCIAL_CARE));
    ASystem.KAFKA.send(Topic.ACKNOWLEDGEMENTS, answer(byKafka, 1, SOCIAL_CARE));

    await().until(() -> line(byInbox).at("/acknowledged/outcome").asString("").equals("ACCEPTED"));
    await().until(() -> line(byKafka).at("/acknowledged/revision").asInt(0) == 2);
    assertThat(line(byInbox).toString()).doesNotContain("Sergeant");
  }

  @Test
  void another_agencys_answer_shows_in_no_list() {
    Referral referral = arrived(AReferral.to(POLICE, concernId, 1));
    Referral other = arrived(AReferral.to(SOCIAL_CARE, concernId, 1));
    ASystem.KAFKA.send(Topic.ACKNOWLEDGEMENTS, answer(referral, 1, Agency.TRIAGE));
    // The same partition, so when this one is in, the one before it is.
    ASystem.KAFKA.send(Topic.ACKNOWLEDGEMENTS, answer(other, 1, SOCIAL_CARE));

    await().until(() -> line(other).path("acknowledged").isObject());
    assertThat(line(referral).path("acknowledged").isNull()).isTrue();
  }

  private static Acknowledgement answer(Referral referral, int revision, Agency agency) {
    return new Acknowledgement(
        UUID.randomUUID(),
        referral.referralId(),
        referral.concernId(),
        revision,
        agency,
        AcknowledgementOutcome.NO_FURTHER_ACTION,
        "A worker",
        "A reason",
        null,
        Instant.now(),
        agency.slug());
  }

  private static JsonNode line(Referral referral) {
    return lines(referral.agency(), "?limit=200").stream()
        .filter(line -> line.path("referralId").asString().equals(referral.referralId().toString()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void pages_follow_one_another_without_gap_or_repeat() {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sent.add(arrived(AReferral.to(Agency.TRIAGE, UUID.randomUUID(), 1)).referralId().toString());
    }
    List<String> read = new ArrayList<>();
    String after = "";
    while (after != null) {
      JsonNode page =
          json(ASystem.get("/agencies/triage/referrals?limit=2" + after, "referral:triage"));
      page.path("referrals").forEach(line -> read.add(line.path("referralId").asString()));
      after = page.path("next").isNull() ? null : "&after=" + page.path("next").asString();
    }
    assertThat(read).containsSubsequence(sent.reversed()).doesNotHaveDuplicates();
    assertThat(lines(Agency.TRIAGE, "?state=WITHDRAWN")).isEmpty();
    assertThat(ASystem.get("/agencies/triage/referrals?limit=0", "referral:triage").statusCode())
        .isEqualTo(400);
    assertThat(ASystem.get("/agencies/triage/referrals?state=LOST", "referral:triage").statusCode())
        .isEqualTo(400);
  }

  @Test
  void every_showing_is_recorded() {
    Referral referral = arrived(AReferral.to(Agency.HR_ALLEGATIONS, concernId, 1));
    lines(Agency.HR_ALLEGATIONS, "");

    await()
        .untilAsserted(
            () ->
                assertThat(
                        KAFKA.read(
                            Topic.ACCESS,
                            AccessRecorded.class,
                            access -> access.agency() == Agency.HR_ALLEGATIONS))
                    .extracting(AccessRecorded::action)
                    .contains("REFERRAL_READ", "REFERRALS_LISTED"));
    assertThat(
            KAFKA.read(
                Topic.ACCESS,
                AccessRecorded.class,
                access -> referral.referralId().equals(access.referralId())))
        .isNotEmpty()
        .allSatisfy(
            access -> {
              assertThat(access.actor()).isEqualTo("test");
              assertThat(access.concernId()).isEqualTo(concernId);
              assertThat(access.service()).isEqualTo("notification-service");
            });
  }

  static Referral arrived(Referral referral) {
    ASystem.sends(referral);
    await()
        .until(
            () ->
                ASystem.get(path(referral), "referral:" + referral.agency().slug()).statusCode()
                    == 200);
    return referral;
  }

  static String path(Referral referral) {
    return "/agencies/%s/referrals/%s".formatted(referral.agency().slug(), referral.referralId());
  }

  private static JsonNode shown(Referral referral) {
    return json(ASystem.get(path(referral), "referral:" + referral.agency().slug()));
  }

  private static List<JsonNode> lines(Agency agency, String query) {
    JsonNode page =
        json(
            ASystem.get(
                "/agencies/" + agency.slug() + "/referrals" + query, "referral:" + agency.slug()));
    return page.path("referrals").valueStream().toList();
  }

  static JsonNode json(HttpResponse<String> response) {
    return Json.mapper().readTree(response.body());
  }
}
