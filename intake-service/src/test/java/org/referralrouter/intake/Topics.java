package org.referralrouter.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.referralrouter.concern.Agency;
import org.referralrouter.decision.Advice;
import org.referralrouter.decision.DecidedReferral;
import org.referralrouter.decision.Decision;
import org.referralrouter.decision.Embargo;
import org.referralrouter.decision.Procedure;
import org.referralrouter.decision.Urgency;
import org.referralrouter.event.Audience;
import org.referralrouter.event.AwaitedStep;
import org.referralrouter.event.Channel;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.DeliveryOutcome;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.EscalationCause;
import org.referralrouter.event.EscalationLevel;
import org.referralrouter.event.Event;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.Referral;
import org.referralrouter.event.ResponseKind;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;
import org.referralrouter.wire.EventSerdes;

/** What routing and notification write of one concern. */
final class Topics {
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  static final Advice ADVICE = new Advice("DISCUSS_WITH_LINE_MANAGER", "10", "A5");
  private static final Procedure PROCEDURE = new Procedure("a-procedure", "1", "sha256:00");
  private static final Serializer<Event> EVENTS =
      new EventSerdes(RunningIntake.STACK.registryUrl()).any().serializer();
  private static final KafkaProducer<byte[], byte[]> PRODUCER =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", RunningIntake.STACK.bootstrapServers()),
          new ByteArraySerializer(),
          new ByteArraySerializer());

  private final UUID concernId;
  private final Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  private Topics(UUID concernId) {
    this.concernId = concernId;
  }

  static Topics of(String concernId) {
    return new Topics(UUID.fromString(concernId));
  }

  UUID referral(Agency agency, @Nullable String subject) {
    return Referral.id(concernId, agency, subject);
  }

  /** Referrals as in {@code POLICE} or {@code SOCIAL_CARE:child-1}. */
  Topics decision(int sequence, int revision, Embargo embargo, String... referrals) {
    List<DecidedReferral> made =
        Arrays.stream(referrals)
            .map(referral -> referral.split(":"))
            .map(
                parts ->
                    new DecidedReferral(
                        Agency.of(parts[0]),
                        parts.length == 1 ? null : parts[1],
                        Urgency.URGENT,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()))
            .toList();
    return write(
        new DecisionMade(
            concernId,
            revision,
            sequence,
            at,
            new Decision(PROCEDURE, embargo, made, List.of(), List.of(ADVICE))));
  }

  Topics told(Agency agency, @Nullable String subject, Audience audience, DeliveryOutcome outcome) {
    return write(
        new NotificationOutcome(
            referral(agency, subject),
            concernId,
            1,
            agency,
            Channel.MAIL,
            outcome,
            1,
            null,
            at,
            audience,
            null));
  }

  Topics response(
      Agency agency,
      @Nullable String subject,
      int revision,
      ResponseKind kind,
      @Nullable String refusal) {
    return write(
        new ResponseOutcome(
            UUID.randomUUID(),
            referral(agency, subject),
            concernId,
            agency,
            kind,
            revision,
            refusal,
            Instant.now().truncatedTo(ChronoUnit.MILLIS)));
  }

  Topics response(Agency agency, @Nullable String subject, int revision, ResponseKind kind) {
    return response(agency, subject, revision, kind, null);
  }

  Topics escalation(
      Agency agency, @Nullable String subject, EscalationLevel level, AwaitedStep of, int asked) {
    return write(
        new Escalation(
            referral(agency, subject),
            concernId,
            agency,
            level,
            at,
            at,
            of,
            EscalationCause.OVERDUE,
            asked));
  }

  Topics write(Event event) {
    var headers = new RecordHeaders();
    String topic = Topic.of(event).topicName();
    byte[] value = EVENTS.serialize(topic, headers, event);
    send(new ProducerRecord<>(topic, null, null, event.key().getBytes(UTF_8), value, headers));
    return this;
  }

  Topics bytes(Topic topic, byte[] value) {
    var headers = new RecordHeaders();
    headers.add("traceparent", ("00-" + TRACE + "-b7ad6b7169203331-01").getBytes(UTF_8));
    byte[] key = concernId.toString().getBytes(UTF_8);
    send(new ProducerRecord<>(topic.topicName(), null, null, key, value, headers));
    return this;
  }

  private static void send(ProducerRecord<byte[], byte[]> record) {
    try {
      PRODUCER.send(record).get();
    } catch (ExecutionException e) {
      throw new AssertionError("Kafka did not take a record", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }
}
