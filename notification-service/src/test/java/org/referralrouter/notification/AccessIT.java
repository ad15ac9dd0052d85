package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.notification.InboxClient.arrived;
import static org.referralrouter.notification.InboxClient.json;
import static org.referralrouter.notification.InboxClient.lines;
import static org.referralrouter.notification.InboxClient.path;
import static org.referralrouter.notification.InboxClient.respond;
import static org.referralrouter.notification.InboxClient.scope;
import static org.referralrouter.notification.RunningService.KAFKA;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;

class AccessIT {
  private final UUID concernId = UUID.randomUUID();

  @Test
  void every_showing_is_recorded() {
    Referral referral = arrived(SampleReferral.to(Agency.HR_ALLEGATIONS, concernId, 1));
    lines(Agency.HR_ALLEGATIONS, "");
    String body = "{\"kind\":\"RECEIVED\",\"by\":\"A\"}";
    String response = json(respond(referral, body, "k")).path("responseId").asString();
    assertThat(
            RunningService.get(
                    path(referral) + "/responses/" + response, scope(Agency.HR_ALLEGATIONS))
                .statusCode())
        .isEqualTo(200);

    await()
        .untilAsserted(
            () ->
                assertThat(records(access -> Agency.HR_ALLEGATIONS.equals(access.agency())))
                    .extracting(AccessRecorded::action)
                    .contains("REFERRAL_READ", "REFERRALS_LISTED", "RESPONSE_READ"));
    assertThat(records(access -> referral.referralId().equals(access.referralId())))
        .isNotEmpty()
        .allSatisfy(
            access -> {
              assertThat(access.actor()).isEqualTo("test");
              assertThat(access.service()).isEqualTo("notification-service");
            })
        .filteredOn(access -> !access.refused())
        .isNotEmpty()
        .allSatisfy(access -> assertThat(access.concernId()).isEqualTo(concernId));
  }

  @Test
  void a_look_at_another_agencys_record_is_recorded_as_refused() {
    Referral police = arrived(SampleReferral.to(Agency.POLICE, concernId, 1));
    String anothers = "/agencies/social-care/referrals/" + police.referralId();

    assertThat(RunningService.get(path(police), "referral:triage").statusCode()).isEqualTo(403);
    assertThat(RunningService.get(anothers, "referral:social-care").statusCode()).isEqualTo(404);
    assertThat(
            RunningService.post(
                    path(police) + "/responses",
                    "{\"kind\":\"EMBARGO_RELEASED\",\"by\":\"A\",\"reason\":\"B\"}",
                    "referral:triage",
                    "Idempotency-Key",
                    "k",
                    "If-Match",
                    "\"1\"")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            RunningService.get(path(police) + "/responses/" + UUID.randomUUID(), "referral:triage")
                .statusCode())
        .isEqualTo(403);

    await()
        .untilAsserted(
            () ->
                assertThat(
                        records(
                            access ->
                                access.refused()
                                    && police.referralId().equals(access.referralId())))
                    .extracting(
                        AccessRecorded::action,
                        AccessRecorded::agency,
                        AccessRecorded::concernId,
                        AccessRecorded::actor)
                    .containsOnlyOnce(
                        tuple("REFERRAL_READ", Agency.SOCIAL_CARE, concernId, "test"),
                        tuple("RESPONSE_SENT", Agency.POLICE, concernId, "test"),
                        tuple("RESPONSE_READ", Agency.POLICE, concernId, "test"))
                    .contains(tuple("REFERRAL_READ", Agency.POLICE, concernId, "test")));
  }

  @Test
  void a_look_into_another_agencys_list_is_recorded_as_refused() {
    assertThat(
            RunningService.get("/agencies/ceop-preparation/referrals", "referral:police")
                .statusCode())
        .isEqualTo(403);

    await()
        .untilAsserted(
            () ->
                assertThat(
                        records(
                            access ->
                                access.refused()
                                    && Agency.CEOP_PREPARATION.equals(access.agency())))
                    .extracting(AccessRecorded::action)
                    .contains("REFERRALS_LISTED"));
  }

  @Test
  void who_asks_for_a_release_that_is_not_theirs_to_ask_for_is_recorded() {
    Referral referral = arrived(SampleReferral.to(Agency.SOCIAL_CARE, concernId, 1));
    String release = "{\"kind\":\"EMBARGO_RELEASED\",\"by\":\"A\",\"reason\":\"B\"}";

    assertThat(respond(referral, release, "k").statusCode()).isEqualTo(422);

    await()
        .untilAsserted(
            () ->
                assertThat(
                        records(
                            access ->
                                access.refused()
                                    && access.action().equals("EMBARGO_RELEASE")
                                    && referral.referralId().equals(access.referralId())))
                    .singleElement()
                    .extracting(AccessRecorded::concernId)
                    .isEqualTo(concernId));
  }

  private static List<AccessRecorded> records(Predicate<AccessRecorded> wanted) {
    return KAFKA.read(Topic.ACCESS, AccessRecorded.class, wanted);
  }
}
