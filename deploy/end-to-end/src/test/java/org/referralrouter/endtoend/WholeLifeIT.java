package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ReferralState;
import org.referralrouter.event.Response;

/**
 * A concern's whole life through the running system, over HTTP and by Kafka: an answer, a redirect,
 * a response that is refused, an amendment that takes something back, a release, a decision, a new
 * suspect, and silence. What came out equals what {@code replay} says of the same events.
 */
class WholeLifeIT {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Longer than any clock of the brisk procedure, one after the other. */
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private static final String CHILDREN_AND_SUSPECT =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example School"},
       "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT","name":"Invented Suspect"},
        {"ref":"child-1","roles":["VICTIM"],"ageGroup":"CHILD","identified":"YES","name":"Invented Child","address":"1 Made-up Lane"},
        {"ref":"child-2","roles":["HOUSEHOLD_CHILD"],"ageGroup":"CHILD","identified":"YES"}]}""";
  private static final String TAKEN_BACK =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Other words.","reporter":{"organisation":"Example School"},
       "retract":["/people/child-2","/people/child-1/address"]}""";
  private static final String ANOTHER_SUSPECT =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"More words.","reporter":{"organisation":"Example School"},
       "people":[{"ref":"suspect-2","roles":["SUSPECT"],"ageGroup":"ADULT","worksWithChildren":"NO"}]}""";

  private final RunningSystem system = RunningSystem.shared();
  private final Reporter reporter = new Reporter(system);
  private final UUID concern = reporter.submits(CHILDREN_AND_SUSPECT);
  private final ConcernRecords records = new ConcernRecords(system.stack(), concern);
  private final AgencyInbox police = AgencyInbox.of(system, Agency.POLICE);

  @Test
  void what_came_of_it_equals_what_a_replay_says_of_the_same_events() throws Exception {
    theSuspectWorksWithChildren();
    socialCarePassesTheChildOnToTheDutyDesk();
    aRevisionThatWasNeverSentIsAnswered();
    theReporterTakesAChildAndAnAddressBack();
    thePoliceRelease();
    socialCareAccepts();
    anotherSuspectIsNamed();

    RecordedLife lived =
        new RecordedLife(
            records, Map.of(1, CHILDREN_AND_SUSPECT, 2, TAKEN_BACK, 3, ANOTHER_SUSPECT));
    ReplayedLife replayed = ReplayedLife.of(lived.life(SILENCE), system.procedure());

    assertThat(lived.decisions()).isEqualTo(replayed.decisions());
    assertThat(lived.referrals()).containsExactlyInAnyOrderElementsOf(replayed.referrals());
    assertThat(replayed.refusals()).containsOnlyOnce("UNKNOWN_REVISION").hasSize(10);
    assertThat(records.outcomes())
        .extracting(outcome -> outcome.refusal())
        .containsExactlyInAnyOrder(null, null, null, null, null, "UNKNOWN_REVISION");
    assertThat(replayed.escalations()).isNotEmpty();
    await("everybody is told of the silence")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(lived.escalations())
                    .containsExactlyInAnyOrderElementsOf(replayed.escalations()));
  }

  private void theSuspectWorksWithChildren() {
    Referral read = records.latest(Agency.POLICE, null);
    taken(police, read, "{\"kind\":\"RECEIVED\",\"by\":\"Inspector Sample\"}");
    taken(
        police,
        read,
        """
        {"kind":"ANSWERED","by":"Inspector Sample","fact":"worksWithChildren","of":"suspect-1","value":"YES"}""");
    records.latest(Agency.HR_ALLEGATIONS, "suspect-1");
  }

  private void socialCarePassesTheChildOnToTheDutyDesk() throws Exception {
    Referral child = records.latest(Agency.SOCIAL_CARE, "child-1");
    written(Agency.SOCIAL_CARE, AgencyResponses.redirected(child, Agency.TRIAGE));
    assertThat(records.latest(Agency.TRIAGE, "child-1").purposes())
        .extracting(purpose -> purpose.code())
        .containsExactly("REFERRED_ON");
  }

  private void aRevisionThatWasNeverSentIsAnswered() throws Exception {
    Referral read = records.latest(Agency.POLICE, null);
    written(Agency.POLICE, AgencyResponses.accepted(read, 99));
  }

  private void theReporterTakesAChildAndAnAddressBack() {
    int decisions = records.decisions().size();
    reporter.amends(concern, 1, TAKEN_BACK);
    records.awaitDecisions(decisions + 1);
    Referral withdrawn =
        records.latest(
            Agency.SOCIAL_CARE, "child-2", sent -> sent.state() == ReferralState.WITHDRAWN);
    assertThat(withdrawn.shared().people()).isEmpty();
    Referral child = records.latest(Agency.SOCIAL_CARE, "child-1", sent -> sent.revision() > 1);
    assertThat(child.shared().people())
        .filteredOn(person -> person.ref().equals("child-1"))
        .singleElement()
        .satisfies(person -> assertThat(person.address()).isNull())
        .satisfies(person -> assertThat(person.name()).isEqualTo("Invented Child"));
  }

  private void thePoliceRelease() {
    Referral read = records.latest(Agency.POLICE, null, sent -> sent.concernRevision() == 2);
    taken(
        police,
        read,
        """
        {"kind":"EMBARGO_RELEASED","by":"Inspector Sample","reason":"Interviewed"}""");
    records.latest(Agency.HR_ALLEGATIONS, "suspect-1", sent -> sent.embargo() == Embargo.RELEASED);
  }

  private void socialCareAccepts() throws Exception {
    Referral child =
        records.latest(Agency.SOCIAL_CARE, "child-1", sent -> sent.embargo() == Embargo.RELEASED);
    written(Agency.SOCIAL_CARE, AgencyResponses.accepted(child));
  }

  private void anotherSuspectIsNamed() {
    int decisions = records.decisions().size();
    reporter.amends(concern, 2, ANOTHER_SUSPECT);
    records.awaitDecisions(decisions + 1);
    records.latest(Agency.POLICE, null, sent -> sent.embargo() == Embargo.ACTIVE);
  }

  private static void taken(AgencyInbox inbox, Referral read, String said) {
    assertThat(inbox.outcome(inbox.respond(read, said)).path("state").asString(""))
        .isEqualTo("TAKEN");
  }

  private void written(Agency agency, Response response) throws Exception {
    AgencyProducer.respond(system.stack(), agency, response, 1);
    records.outcome(response.responseId());
  }
}
