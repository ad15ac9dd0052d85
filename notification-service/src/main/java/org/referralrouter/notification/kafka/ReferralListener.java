package org.referralrouter.notification.kafka;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.referralrouter.edge.log.LoggedConcern;
import org.referralrouter.event.Referral;
import org.referralrouter.event.Topic;
import org.referralrouter.notification.inbox.ArrivedReferral;
import org.referralrouter.notification.inbox.Inbox;
import org.referralrouter.wire.EventSerdes;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes referrals in from the topics of all agencies, many in one transaction. One that fails keeps
 * none of those before it from being taken, and is told by itself to the error handler, which sets
 * it aside or has it read again with those after it.
 */
@Component
class ReferralListener {
  private static final String TRACE_PARENT = "traceparent";

  private final Inbox inbox;
  private final TransactionTemplate transaction;
  private final RecordReader<Referral> referrals;

  ReferralListener(Inbox inbox, TransactionTemplate transaction, EventSerdes serdes) {
    this.inbox = inbox;
    this.transaction = transaction;
    this.referrals = new RecordReader<>(serdes, Referral.class);
  }

  @KafkaListener(
      id = "referrals",
      idIsGroup = false,
      batch = "true",
      topics = "#{'${agencies.referral-topics}'.split(',')}")
  public void take(List<ConsumerRecord<byte[], byte[]>> records) {
    List<ArrivedReferral> arrived = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      try (var _ = logged(record)) {
        arrived.add(read(record));
      } catch (RuntimeException fault) {
        keep(records, arrived);
        throw failed(record, fault);
      }
    }
    keep(records, arrived);
  }

  /** Takes the first of the records, in one transaction where nothing is wrong with any. */
  private void keep(List<ConsumerRecord<byte[], byte[]>> records, List<ArrivedReferral> arrived) {
    try {
      keep(arrived);
    } catch (RuntimeException _) {
      for (int i = 0; i < arrived.size(); i++) {
        try (var _ = logged(records.get(i))) {
          keep(List.of(arrived.get(i)));
        } catch (RuntimeException fault) {
          throw failed(records.get(i), fault);
        }
      }
    }
  }

  private void keep(List<ArrivedReferral> arrived) {
    if (!arrived.isEmpty()) {
      transaction.executeWithoutResult(_ -> inbox.arrived(arrived));
    }
  }

  private ArrivedReferral read(ConsumerRecord<byte[], byte[]> record) {
    Referral referral = referrals.read(record);
    if (!Topic.of(referral).topicName().equals(record.topic())) {
      throw new UnfitRecord(UnfitRecord.Reason.AGENCY_OF_ANOTHER_TOPIC);
    }
    return new ArrivedReferral(referral, trace(record));
  }

  private static LoggedConcern logged(ConsumerRecord<byte[], byte[]> record) {
    return LoggedConcern.ofRecord(record.key(), record.headers());
  }

  private static @Nullable String trace(ConsumerRecord<byte[], byte[]> record) {
    Header trace = record.headers().lastHeader(TRACE_PARENT);
    return trace == null || trace.value() == null
        ? null
        : new String(trace.value(), StandardCharsets.US_ASCII);
  }

  private static BatchListenerFailedException failed(
      ConsumerRecord<byte[], byte[]> record, RuntimeException fault) {
    return new BatchListenerFailedException("A referral was not taken", fault, record);
  }
}
