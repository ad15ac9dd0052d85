package org.referralrouter.notification.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.referralrouter.edge.log.LoggedConcern;
import org.referralrouter.edge.measure.Measure;
import org.referralrouter.wire.DeadLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.stereotype.Component;

/**
 * Sends a record that is at fault to the dead letters, as it was. When Kafka does not take it, the
 * record is read again: it is never passed over.
 */
@Component
class DeadLetterSender {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterSender.class);

  private final Sender sender;
  private final MeterRegistry meters;

  DeadLetterSender(Sender sender, MeterRegistry meters) {
    this.sender = sender;
    this.meters = meters;
  }

  void accept(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
    try (var _ = LoggedConcern.ofRecord(record.key(), record.headers())) {
      setAside(record, failure);
    }
  }

  private void setAside(ConsumerRecord<byte[], byte[]> record, RuntimeException failure) {
    String reason =
        RecordFault.of(failure)
            .orElseThrow(() -> new KafkaException("The record is not at fault", failure));
    DeadLetter letter =
        new DeadLetter(
            "notification-service", record.topic(), record.partition(), record.offset(), reason);
    sender.send(letter.carrying(record.key(), record.value(), record.headers()));
    Measure.SET_ASIDE.counter(meters, record.topic(), DeadLetter.code(reason)).increment();
    LOG.atError()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("reason", reason)
        .log("A record could not be processed; it is in dead-letters.v1");
  }
}
