package org.referralrouter.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.referralrouter.notification.InboxClient.arrived;
import static org.referralrouter.notification.InboxClient.respond;
import static org.referralrouter.notification.RunningService.KAFKA;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.Topic;

/** The release of an embargo (lifecycle, L8 and L9). */
class ReleasesIT {
  private static final String RELEASE =
      "{\"kind\":\"EMBARGO_RELEASED\",\"by\":\"Inspector Sample\",\"reason\":\"Interview done\"}";

  private final UUID concernId = UUID.randomUUID();

  @Test
  void the_police_release_an_embargo_by_the_revision_that_the_officer_read() {
    arrived(police(1, Embargo.ACTIVE));
    Referral latest = arrived(police(2, Embargo.ACTIVE));

    assertThat(respond(latest, RELEASE, "k1", 1).statusCode()).isEqualTo(202);

    await()
        .untilAsserted(
            () ->
                assertThat(
                        KAFKA.read(
                            Topic.ofResponsesFrom(Agency.POLICE),
                            Response.class,
                            response -> response.concernId().equals(concernId)))
                    .singleElement()
                    .extracting(
                        Response::kind, Response::by, Response::reason, Response::referralRevision)
                    .containsExactly(
                        ResponseKind.EMBARGO_RELEASED, "Inspector Sample", "Interview done", 1));
  }

  @ParameterizedTest
  @EnumSource(
      value = Embargo.class,
      names = {"NONE", "RELEASED"})
  void where_no_embargo_is_active_a_release_is_refused(Embargo embargo) {
    Referral referral = arrived(police(1, embargo));

    assertThat(respond(referral, RELEASE, "k1").statusCode()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SOCIAL_CARE",
        "CEOP_PREPARATION",
        "HR_ALLEGATIONS",
        "DESIGNATED_OFFICER",
        "TRIAGE"
      })
  void nobody_but_the_police_releases_an_embargo(Agency agency) {
    Referral referral = arrived(SampleReferral.of(agency, concernId, 1).under(Embargo.ACTIVE));

    assertThat(respond(referral, RELEASE, "k1").statusCode()).isEqualTo(422);
  }

  private SampleReferral police(int revision, Embargo embargo) {
    return SampleReferral.of(Agency.POLICE, concernId, revision).under(embargo);
  }
}
