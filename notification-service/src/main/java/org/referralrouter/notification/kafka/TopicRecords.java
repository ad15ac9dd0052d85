package org.referralrouter.notification.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.log.LoggedConcern;
import org.referralrouter.event.AccessRecorded;
import org.referralrouter.event.ConcernRevision;
import org.referralrouter.event.DecisionMade;
import org.referralrouter.event.Erasure;
import org.referralrouter.event.Escalation;
import org.referralrouter.event.Event;
import org.referralrouter.event.NotificationOutcome;
import org.referralrouter.event.ProcedureInForce;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Response;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.event.Topic;
import org.referralrouter.notification.escalation.EscalationDesk;
import org.referralrouter.notification.inbox.ArrivedReferral;
import org.referralrouter.notification.inbox.Inbox;
import org.referralrouter.notification.outgoing.MailLog;
import org.referralrouter.notification.response.ResponseLog;
import org.referralrouter.wire.EventSerdes;
import org.springframework.stereotype.Component;

/**
 * Takes records in: referrals, what agencies say however they sent it (whose a response is, its
 * topic says), what routing made of that, escalations, and which mails have left.
 */
@Component
class TopicRecords {
  private static final String TRACE_PARENT = "traceparent";

  private final Inbox inbox;
  private final ResponseLog responses;
  private final EscalationDesk escalations;
  private final MailLog mails;
  private final EventSerdes serdes;
  private final Clock clock;
  private final Map<Topic, RecordReader<?>> readers = new ConcurrentHashMap<>();

  TopicRecords(
      Inbox inbox,
      ResponseLog responses,
      EscalationDesk escalations,
      MailLog mails,
      EventSerdes serdes,
      Clock clock) {
    this.inbox = inbox;
    this.responses = responses;
    this.escalations = escalations;
    this.mails = mails;
    this.serdes = serdes;
    this.clock = clock;
  }

  /**
   * Takes records of one partition, in the caller's transaction.
   *
   * @return those that are at fault themselves, and why; nothing of them was taken
   */
  Map<ConsumerRecord<byte[], byte[]>, RuntimeException> take(
      List<ConsumerRecord<byte[], byte[]>> records) {
    Map<ConsumerRecord<byte[], byte[]>, RuntimeException> wrong = new LinkedHashMap<>();
    List<ArrivedReferral> referrals = new ArrayList<>();
    List<NotificationOutcome> told = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try (var _ = LoggedConcern.ofRecord(record.key(), record.headers())) {
        switch (read(record)) {
          // They are many: they are kept together.
          case Referral referral -> referrals.add(new ArrivedReferral(referral, trace(record)));
          case NotificationOutcome outcome -> told.add(outcome);
          case Response response ->
              responses.arrived(
                  Topic.named(record.topic()).agency().orElseThrow(), response, clock.instant());
          case ResponseOutcome outcome -> responses.settled(outcome);
          case Escalation escalation -> escalations.arrived(escalation, trace(record));
          case AccessRecorded _, ConcernRevision _, DecisionMade _, Erasure _, ProcedureInForce _ ->
              throw new IllegalStateException(record.topic() + " is not read here");
        }
      } catch (RuntimeException fault) {
        if (RecordFault.of(fault).isEmpty()) {
          throw fault;
        }
        wrong.put(record, fault);
      }
    }
    if (!referrals.isEmpty()) {
      inbox.arrived(referrals);
    }
    mails.told(told);
    return wrong;
  }

  private Event read(ConsumerRecord<byte[], byte[]> record) {
    Topic topic = Topic.named(record.topic());
    Event event = readers.computeIfAbsent(topic, this::reader).read(record);
    if (event instanceof Referral referral && !Topic.of(referral).equals(topic)) {
      throw new UnfitRecord(UnfitRecord.Reason.AGENCY_OF_ANOTHER_TOPIC);
    }
    return event;
  }

  private RecordReader<?> reader(Topic topic) {
    Class<? extends Event> type = topic.eventType();
    if (type == null) {
      throw new IllegalStateException(topic.topicName() + " holds no events");
    }
    return new RecordReader<>(serdes, type);
  }

  private static @Nullable String trace(ConsumerRecord<byte[], byte[]> record) {
    Header trace = record.headers().lastHeader(TRACE_PARENT);
    return trace == null || trace.value() == null
        ? null
        : new String(trace.value(), StandardCharsets.US_ASCII);
  }
}
