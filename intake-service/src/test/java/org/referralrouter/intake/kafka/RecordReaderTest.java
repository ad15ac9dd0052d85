package org.referralrouter.intake.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.referralrouter.concern.Agency;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Event;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;
import org.referralrouter.event.TrialId;

class RecordReaderTest {
  private static final UUID REAL = UUID.randomUUID();
  private static final UUID TRIAL = TrialId.of(REAL);

  @Test
  void no_reporter_hears_of_what_an_agency_says_to_a_trial() {
    assertThat(read(outcome(TRIAL))).isInstanceOf(RecordReader.Outcome.OfTrial.class);
    assertThat(read(outcome(REAL))).isInstanceOf(RecordReader.Outcome.Read.class);
  }

  @Test
  void a_record_that_no_trial_has_is_refused_under_the_id_of_one() {
    assertThat(read(escalation(TRIAL))).isEqualTo(new RecordReader.Outcome.Wrong("TRIAL_ID"));
    assertThat(read(escalation(REAL))).isInstanceOf(RecordReader.Outcome.Read.class);
  }

  private static RecordReader.Outcome read(Event event) {
    String topic = Topic.of(event).topicName();
    return new RecordReader((_, _) -> event)
        .read(new ConsumerRecord<>(topic, 0, 0, new byte[0], "an event".getBytes(UTF_8)));
  }

  private static ResponseOutcome outcome(UUID concern) {
    return new ResponseOutcome(
        UUID.randomUUID(),
        Referral.id(concern, Agency.SOCIAL_CARE, "suspect-1"),
        concern,
        Agency.SOCIAL_CARE,
        ResponseKind.ACCEPTED,
        1,
        null,
        Instant.EPOCH);
  }

  private static Escalation escalation(UUID concern) {
    return new Escalation(
        Referral.id(concern, Agency.SOCIAL_CARE, "suspect-1"),
        concern,
        Agency.SOCIAL_CARE,
        EscalationLevel.BOARD,
        Instant.EPOCH,
        Instant.EPOCH,
        AwaitedStep.RECEIPT,
        EscalationCause.OVERDUE,
        1);
  }
}
