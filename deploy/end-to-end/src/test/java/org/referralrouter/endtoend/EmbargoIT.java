package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.concern.Category;
import org.referralrouter.decision.Embargo;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;

/** The life of an embargo (paragraph 17), from outside. */
class EmbargoIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CONCERN =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example School"},
       "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT","worksWithChildren":"YES"},
        {"ref":"child-1","roles":["VICTIM"],"ageGroup":"CHILD","name":"Invented Child"}]}""";
  private static final String RELEASE =
      """
      {"kind":"EMBARGO_RELEASED","by":"Inspector Sample","reason":"Interviewed"}""";

  private final RunningSystem system = RunningSystem.shared();
  private final UUID concern = new Reporter(system).submits(CONCERN);
  private final ConcernRecords records = new ConcernRecords(system.stack(), concern);
  private final AgencyInbox police = AgencyInbox.of(system, Agency.POLICE);
  private final AuditLog audit = new AuditLog(system);

  @Test
  void the_police_release_it_by_the_revision_that_they_read_and_hr_learns_the_categories() {
    Referral read = records.latest(Agency.POLICE, null);
    assertThat(read.embargo()).isEqualTo(Embargo.ACTIVE);

    assertThat(police.outcome(police.respond(read, RELEASE)).path("state").asString(""))
        .isEqualTo("TAKEN");

    Referral toHr =
        records.latest(Agency.HR_ALLEGATIONS, "suspect-1", sent -> sent.revision() == 2);
    assertThat(toHr.embargo()).isEqualTo(Embargo.RELEASED);
    assertThat(toHr.shared().categories()).containsExactly(Category.ONLINE_GROOMING);
    assertThat(toHr.shared().people()).extracting(p -> p.ref()).containsExactly("suspect-1");
    assertThat(toHr.confidentiality())
        .extracting(flag -> flag.flag())
        .containsExactly("CHILD_IDENTITY_WITHHELD");
  }

  @Test
  void nobody_else_releases_it_and_every_try_is_in_the_audit_log() {
    Referral toHr = records.latest(Agency.HR_ALLEGATIONS, "suspect-1");
    Referral toPolice = records.latest(Agency.POLICE, null);
    AgencyInbox hr = AgencyInbox.of(system, Agency.HR_ALLEGATIONS);
    AgencyInbox intruder =
        new AgencyInbox(system, Agency.POLICE, List.of("referral:hr-allegations"));

    assertThat(hr.respond(toHr, RELEASE).status()).isEqualTo(422);
    assertThat(intruder.respond(toPolice.referralId(), 1, RELEASE).status()).isEqualTo(403);

    await("the tries in the audit log")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(audit.entries(concern))
                    .filteredOn(entry -> entry.get("type").asString().equals("AccessRecorded"))
                    .extracting(entry -> entry.path("agency").asString(""))
                    .contains("HR_ALLEGATIONS"));
    assertThat(records.latest(Agency.POLICE, null).embargo()).isEqualTo(Embargo.ACTIVE);
  }

  @Test
  void a_second_release_is_refused_at_the_inbox_and_by_kafka_with_its_code() throws Exception {
    Referral read = records.latest(Agency.POLICE, null);
    police.outcome(police.respond(read, RELEASE));
    Referral released =
        records.latest(Agency.POLICE, null, sent -> sent.embargo() == Embargo.RELEASED);

    assertThat(police.respond(released, RELEASE).status()).isEqualTo(409);
    Response again = AgencyResponses.released(released);
    AgencyProducer.respond(system.stack(), Agency.POLICE, again, 1);

    assertThat(records.outcome(again.responseId()).refusal()).isEqualTo("RELEASE_REPEATED");
    await("the refusal in the audit log")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(audit.entries(concern))
                    .anyMatch(
                        entry ->
                            entry.get("type").asString().equals("DeadLetter")
                                && entry.toString().contains("RELEASE_REPEATED")));
  }
}
