package org.referralrouter.routing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Reading;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;
import org.referralrouter.event.TrialId;
import org.referralrouter.wire.AgenciesFile;
import org.referralrouter.wire.ConcernJson;

/** What an agency says to a trial is answered, and nothing else follows from it, ever. */
class TrialsInTopologyTest {
  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  private final UUID trial = TrialId.of(UUID.randomUUID());
  @TempDir private Path state;
  private ATopology topology;

  @BeforeEach
  void start() {
    topology = new ATopology(state, START);
  }

  @AfterEach
  void end() {
    topology.close();
  }

  @ParameterizedTest
  @FieldSource("org.referralrouter.concern.Agency#OF_THE_CONTRACT")
  void an_agency_learns_that_its_answer_is_taken(Agency agency) {
    Response response = response(sent(agency), ResponseKind.RECEIVED, 1, null);

    topology.respond(agency, response);

    assertThat(topology.sent())
        .singleElement()
        .isInstanceOfSatisfying(
            ResponseOutcome.class,
            outcome -> {
              assertThat(outcome.responseId()).isEqualTo(response.responseId());
              assertThat(outcome.agency()).isEqualTo(agency);
              assertThat(outcome.refusal()).isNull();
              assertThat(outcome.test()).isTrue();
            });
  }

  @Test
  void nothing_is_remembered_so_the_same_answer_again_has_the_same_outcome() {
    Response response = response(sent(Agency.POLICE), ResponseKind.ACCEPTED, 1, null);

    topology.respond(Agency.POLICE, response);
    topology.respond(Agency.POLICE, response);

    assertThat(topology.sent(Topic.RESPONSE_OUTCOMES, ResponseOutcome.class))
        .hasSize(2)
        .allMatch(outcome -> outcome.refusal() == null);
  }

  @Test
  void a_redirect_and_a_release_are_taken_and_make_no_referral_and_no_decision() {
    Referral sent = sent(Agency.POLICE);

    topology.respond(Agency.POLICE, response(sent, ResponseKind.REDIRECTED, 1, Agency.SOCIAL_CARE));
    topology.respond(Agency.POLICE, response(sent, ResponseKind.EMBARGO_RELEASED, 1, null));

    assertThat(topology.sent())
        .hasSize(2)
        .allSatisfy(
            event ->
                assertThat(event)
                    .isInstanceOfSatisfying(
                        ResponseOutcome.class, outcome -> assertThat(outcome.refusal()).isNull()));
  }

  @Test
  void a_wrong_answer_is_refused_as_one_to_a_real_referral_is_but_sets_no_record_aside() {
    Referral sent = sent(Agency.POLICE);

    topology.respond(Agency.SOCIAL_CARE, response(sent, ResponseKind.RECEIVED, 1, null));
    topology.respond(Agency.POLICE, response(sent, ResponseKind.RECEIVED, 2, null));
    topology.respond(Agency.POLICE, response(sent, ResponseKind.ANSWERED, 1, null));
    topology.respond(Agency.POLICE, response(sent, ResponseKind.REDIRECTED, 1, null));

    assertThat(topology.sent(Topic.RESPONSE_OUTCOMES, ResponseOutcome.class))
        .extracting(ResponseOutcome::refusal)
        .containsExactly("UNKNOWN_REFERRAL", "UNKNOWN_REVISION", "NOT_ASKED", "VALUE_NOT_ALLOWED");
    assertThat(topology.deadLetters()).isEmpty();
  }

  @Test
  void a_trial_is_never_escalated() {
    Referral sent = sent(Agency.POLICE);
    topology.respond(Agency.POLICE, response(sent, ResponseKind.RECEIVED, 1, null));
    assertThat(topology.sent()).hasSize(1);

    topology.pass(Duration.ofDays(60));

    assertThat(topology.sent()).isEmpty();
  }

  @Test
  void a_concern_with_the_id_of_a_trial_is_set_aside() {
    Reading reading =
        ConcernJson.read(
            "{\"categories\":[\"ONLINE_GROOMING\"],\"summary\":\"Words.\",\"reporter\":{\"organisation\":\"A school\"}}"
                .getBytes(UTF_8),
            AgenciesFile.bundled());
    var concern = ((Reading.Accepted) reading).concern();

    topology.send(new ConcernRevision(trial, 1, START, "practitioner", concern));

    assertThat(topology.sent()).isEmpty();
    assertThat(topology.refusals()).containsExactly("TRIAL_ID");
  }

  private Referral sent(Agency agency) {
    return ATopology.ROUTERS.trialsInForce(START).sent(trial, agency, START);
  }

  private static Response response(
      Referral read, ResponseKind kind, int revision, @Nullable Agency redirectedTo) {
    return new Response(
        UUID.randomUUID(),
        read.referralId(),
        read.concernId(),
        revision,
        kind,
        "An officer",
        START,
        null,
        redirectedTo,
        null,
        null,
        null,
        null);
  }
}
