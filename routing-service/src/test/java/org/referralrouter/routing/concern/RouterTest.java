package org.referralrouter.routing.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Reading;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.event.AcknowledgementOutcome;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.EmbargoRelease;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.routing.needtoknow.NeedToKnow;
import org.referralrouter.routing.procedure.Procedures;
import org.referralrouter.wire.ConcernJson;

class RouterTest {
  private static final String PROCEDURE = "staffordshire-e-safety";
  private static final UUID CONCERN = new UUID(1, 2);
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final String GROOMING_BY_AN_ADULT =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example"},
       "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT"}]}""";
  private static final String NAME_CALLING =
      """
      {"categories":["CYBERBULLYING"],"summary":"Words.","reporter":{"organisation":"Example"},
       "bullying":{"severity":"LOW"},"immediateDanger":"NO","crimeAlleged":"NO"}""";
  private static final Router ROUTER =
      new Router(
          Procedures.load(PROCEDURE, "1"),
          new NeedToKnow(Procedures.needToKnow(PROCEDURE, "1")),
          new AcknowledgementClock(ZoneId.of("Europe/London"), Set.of()));

  @Test
  void a_new_revision_is_always_decided_and_a_repeat_or_an_older_one_never() {
    Routed first = route(ConcernState.UNSEEN, revision(2, GROOMING_BY_AN_ADULT));

    assertThat(first.events().getFirst()).isInstanceOf(DecisionMade.class);
    assertThat(referrals(first)).hasSize(3).allMatch(r -> r.revision() == 1);
    assertThat(route(first.state(), revision(2, GROOMING_BY_AN_ADULT)))
        .isEqualTo(new Routed(first.state(), List.of()));
    assertThat(route(first.state(), revision(1, NAME_CALLING)))
        .isEqualTo(new Routed(first.state(), List.of()));
  }

  @Test
  void a_revision_that_changes_nothing_for_the_agencies_sends_its_decision_alone() {
    Routed first = route(ConcernState.UNSEEN, revision(1, GROOMING_BY_AN_ADULT));

    Routed second =
        ROUTER.route(first.state(), revision(2, GROOMING_BY_AN_ADULT), NOW.plusSeconds(3600));

    assertThat(second.events()).singleElement().isInstanceOf(DecisionMade.class);
  }

  @Test
  void a_referral_that_no_longer_follows_is_withdrawn_once_and_opens_again_when_it_follows() {
    Routed first = route(ConcernState.UNSEEN, revision(1, GROOMING_BY_AN_ADULT));
    Routed second = route(first.state(), revision(2, NAME_CALLING));
    Routed third = route(second.state(), revision(3, NAME_CALLING));
    Routed fourth = route(third.state(), revision(4, GROOMING_BY_AN_ADULT));

    assertThat(referrals(second))
        .hasSize(3)
        .allMatch(r -> r.state() == ReferralState.WITHDRAWN && r.revision() == 2)
        .allMatch(r -> Router.NO_LONGER_FOLLOWS.equals(r.withdrawnReason()));
    assertThat(referrals(third)).isEmpty();
    assertThat(referrals(fourth))
        .hasSize(3)
        .allMatch(r -> r.state() == ReferralState.OPEN && r.revision() == 3);
  }

  @Test
  void a_release_counts_only_while_the_embargo_is_active() {
    Routed first = route(ConcernState.UNSEEN, revision(1, GROOMING_BY_AN_ADULT));
    Routed released = route(first.state(), release());

    assertThat(released.state().embargo()).isEqualTo(Embargo.RELEASED);
    assertThat(referrals(released)).hasSize(3).allMatch(r -> r.confidentiality().isEmpty());
    assertThat(route(released.state(), release()).events()).isEmpty();
    assertThat(route(ConcernState.UNSEEN, release()).events()).isEmpty();
  }

  @Test
  void an_acknowledgement_is_kept_only_for_a_referral_of_that_agency() {
    Routed first = route(ConcernState.UNSEEN, revision(1, GROOMING_BY_AN_ADULT));
    UUID toPolice = Referral.id(CONCERN, Agency.POLICE, null);

    Routed kept = route(first.state(), answer(toPolice, Agency.POLICE));

    assertThat(kept.events()).isEmpty();
    assertThat(kept.state().acknowledgements()).containsOnlyKeys(toPolice);
    assertThat(route(kept.state(), answer(toPolice, Agency.POLICE))).isEqualTo(kept);
    assertThatThrownBy(() -> route(first.state(), answer(toPolice, Agency.TRIAGE)))
        .isInstanceOf(UnknownReferral.class);
  }

  private static Routed route(ConcernState state, Event event) {
    return ROUTER.route(state, event, NOW);
  }

  private static ConcernRevision revision(int number, String json) {
    Reading reading = ConcernJson.read(json.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(Reading.Accepted.class);
    return new ConcernRevision(
        CONCERN, number, NOW, "practitioner", ((Reading.Accepted) reading).concern());
  }

  private static EmbargoRelease release() {
    return new EmbargoRelease(new UUID(3, 4), CONCERN, "An officer", "A reason", NOW, "police");
  }

  private static Acknowledgement answer(UUID referral, Agency agency) {
    return new Acknowledgement(
        new UUID(5, 6),
        referral,
        CONCERN,
        1,
        agency,
        AcknowledgementOutcome.ACCEPTED,
        "An officer",
        null,
        null,
        NOW,
        "police");
  }

  private static List<Referral> referrals(Routed routed) {
    return routed.events().stream()
        .filter(Referral.class::isInstance)
        .map(Referral.class::cast)
        .toList();
  }
}
