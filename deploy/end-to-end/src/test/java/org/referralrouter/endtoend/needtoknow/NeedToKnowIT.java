package org.referralrouter.endtoend.needtoknow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.Answer;
import org.referralrouter.local.issuer.Role;
import org.referralrouter.local.run.Ports.Port;
import org.referralrouter.wire.EventSerdes;
import org.referralrouter.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * Concerns whose every text is a marker, through the whole system: a marker comes out where the
 * contract's table grants it, and nowhere else.
 */
class NeedToKnowIT {
  private static final Duration PATIENCE = MarkedSystem.PATIENCE;
  private static MarkedSystem system;

  @BeforeAll
  static void start() {
    system = MarkedSystem.shared();
  }

  @Test
  void a_referral_holds_exactly_the_markers_that_the_table_grants() throws Exception {
    try (var serde = new EventSerdes(system.local().ports().url(Port.REGISTRY)).any()) {
      for (var record : system.referrals()) {
        Event event = serde.deserializer().deserialize(record.topic(), record.value());
        Referral referral = (Referral) event;
        assertThat(record.topic()).isEqualTo(Topic.ofReferralsTo(referral.agency()).topicName());
        assertThat(Markers.in(record.value()))
            .as("%s about %s", referral.agency(), referral.subject())
            .isEqualTo(system.granted(referral));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("org.referralrouter.concern.Agency#OF_THE_CONTRACT")
  void an_inbox_shows_exactly_what_its_topic_told(Agency agency) {
    String inbox = "/agencies/" + agency.slug() + "/referrals";
    Role own = Role.of(agency);
    String topic = Topic.ofReferralsTo(agency).topicName();
    long expected =
        system.referrals().stream().filter(record -> record.topic().equals(topic)).count();
    Answer list =
        await()
            .atMost(PATIENCE)
            .until(
                () -> system.get(Port.NOTIFICATION, inbox + "?limit=200", own),
                answer -> {
                  int all = answer.json().path("referrals").size();
                  return all == Math.min(expected + all - real(answer).size(), 200);
                });
    assertThat(Markers.in(list.body())).isEmpty();
    for (JsonNode line : real(list)) {
      String one = inbox + "/" + line.get("referralId").asString();
      Answer shown = system.get(Port.NOTIFICATION, one, own);
      Referral referral = Json.mapper().readValue(shown.body(), Referral.class);
      assertThat(Markers.in(shown.body())).isEqualTo(system.granted(referral));
      Role another = Role.of(Agency.TRIAGE.equals(agency) ? Agency.POLICE : Agency.TRIAGE);
      assertThat(Markers.in(system.get(Port.NOTIFICATION, one, another).body())).isEmpty();
    }
  }

  /** The lines of referrals; other tests of this system send trials. */
  private static List<JsonNode> real(Answer list) {
    return list.json()
        .path("referrals")
        .valueStream()
        .filter(line -> !line.path("test").asBoolean())
        .toList();
  }

  @Test
  void the_reporter_and_the_auditor_see_no_text() {
    for (UUID concern : system.concerns().keySet()) {
      assertThat(
              Markers.in(system.get(Port.INTAKE, "/concerns/" + concern, Role.PRACTITIONER).body()))
          .isEmpty();
      assertThat(
              Markers.in(
                  system.get(Port.AUDIT, "/entries?concern=" + concern, Role.AUDITOR).body()))
          .isEmpty();
    }
  }

  @Test
  void a_refusal_never_quotes_what_was_sent() {
    assertThat(system.refusals()).hasSizeGreaterThan(1000);
    system
        .refusals()
        .forEach(
            (what, answer) -> {
              assertThat(answer.status()).as(what + " " + answer.body()).isBetween(400, 499);
              assertThat(Markers.in(answer.body())).as(what + " " + answer.body()).isEmpty();
            });
  }
}
