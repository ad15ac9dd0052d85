package org.referralrouter.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.referralrouter.access.Principal;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.Topic;
import org.referralrouter.local.client.CommittedRecords;
import tools.jackson.databind.JsonNode;

/** A response that routing refuses: its agency is told so, and the record is set aside. */
class RefusedResponseIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String CONCERN =
      """
      {"categories":["ONLINE_GROOMING"],"summary":"Words.","reporter":{"organisation":"Example School"},
       "people":[{"ref":"suspect-1","roles":["SUSPECT"],"ageGroup":"ADULT","worksWithChildren":"YES","positions":["HR_CONTACT"]},
        {"ref":"child-1","roles":["VICTIM"],"ageGroup":"CHILD"}]}""";

  private final RunningSystem system = RunningSystem.shared();
  private final UUID concern = new Reporter(system).submits(CONCERN);
  private final ConcernRecords records = new ConcernRecords(system.stack(), concern);
  private final AgencyInbox police = AgencyInbox.of(system, Agency.POLICE);

  @Test
  void a_redirect_that_a_conflict_of_interest_bars_is_told_at_its_location_and_to_a_manager() {
    Referral read = records.latest(Agency.POLICE, null);

    JsonNode outcome =
        police.outcome(
            police.respond(
                read,
                """
                {"kind":"REDIRECTED","by":"Inspector Sample","reason":"Staff","redirectedTo":"HR_ALLEGATIONS"}"""));

    assertThat(outcome.path("state").asString("")).isEqualTo("REFUSED");
    assertThat(outcome.path("refusal").asString("")).isEqualTo("CONFLICT_OF_INTEREST");
    assertThat(deadLetter(outcome.path("responseId").asString("")))
        .isEqualTo("CONFLICT_OF_INTEREST");
    await("the duty manager is told")
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(records.escalations())
                    .filteredOn(told -> told.cause() == EscalationCause.CONFLICT_OF_INTEREST)
                    .extracting(Escalation::agency, Escalation::level)
                    .containsExactly(tuple(Agency.POLICE, EscalationLevel.DUTY_MANAGER)));
    assertThat(police.line(read).path("waiting").asString("")).isNotEqualTo("NONE");
  }

  @Test
  void a_revision_that_was_never_sent_is_refused_at_once_and_by_kafka_with_its_code()
      throws Exception {
    Referral read = records.latest(Agency.POLICE, null);
    police.line(read);
    assertThat(
            police
                .respond(
                    read.referralId(),
                    99,
                    """
                    {"kind":"ACCEPTED","by":"Inspector Sample"}""")
                .status())
        .isEqualTo(412);

    Response written = AgencyResponses.accepted(read, 99);
    AgencyProducer.respond(system.stack(), Agency.POLICE, written, 2);

    JsonNode outcome = police.outcome(read.referralId(), written.responseId());
    assertThat(outcome.path("refusal").asString("")).isEqualTo("UNKNOWN_REVISION");
    assertThat(deadLetter(written.responseId().toString())).isEqualTo("UNKNOWN_REVISION");
  }

  @Test
  void what_another_agency_was_sent_is_not_for_this_one_to_answer() throws Exception {
    Referral toPolice = records.latest(Agency.POLICE, null);
    Response foreign = AgencyResponses.accepted(toPolice);

    AgencyProducer.respond(system.stack(), Agency.TRIAGE, foreign, 0);

    assertThat(records.outcome(foreign.responseId()).refusal()).isEqualTo("UNKNOWN_REFERRAL");
    assertThat(records.outcome(foreign.responseId()).agency()).isEqualTo(Agency.TRIAGE);
    assertThat(deadLetter(foreign.responseId().toString())).isEqualTo("UNKNOWN_REFERRAL");
  }

  /** The reason of the dead letter that carries this response, once there is one. */
  private String deadLetter(String response) {
    return await("the dead letter of a response")
        .atMost(PATIENCE)
        .until(
            () -> deadLetters().stream().filter(letter -> carries(letter, response)).findFirst(),
            Optional::isPresent)
        .map(letter -> letter.headers().lastHeader("dead-letter-reason").value())
        .map(reason -> new String(reason, StandardCharsets.UTF_8))
        .orElseThrow();
  }

  private List<ConsumerRecord<String, byte[]>> deadLetters() {
    return CommittedRecords.read(
        system.stack().kafkaClient(Principal.AUDIT),
        List.of(Topic.DEAD_LETTERS),
        new ByteArrayDeserializer());
  }

  /** An id stands in the record's bytes as text. */
  private static boolean carries(ConsumerRecord<String, byte[]> letter, String response) {
    return new String(letter.value(), StandardCharsets.ISO_8859_1).contains(response);
  }
}
