package org.referralrouter.audit.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.referralrouter.edge.measure.Measure;
import org.referralrouter.wire.DeadLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sets aside what cannot be decoded, and waits until the broker has it. */
@Component
class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final String SERVICE = "audit-service";

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final MeterRegistry meters;

  DeadLetters(KafkaTemplate<byte[], byte[]> kafka, MeterRegistry meters) {
    this.kafka = kafka;
    this.meters = meters;
  }

  /** Returns when the broker has acknowledged it; throws when it has not. */
  void send(ConsumerRecord<byte[], byte[]> record, String reason) {
    DeadLetter letter =
        new DeadLetter(SERVICE, record.topic(), record.partition(), record.offset(), reason);
    kafka.send(letter.carrying(record.key(), record.value(), record.headers())).join();
    Measure.SET_ASIDE.counter(meters, record.topic(), DeadLetter.code(reason)).increment();
    LOG.warn(
        "Dead letter: {}-{} at {}: {}",
        record.topic(),
        record.partition(),
        record.offset(),
        reason);
  }
}
