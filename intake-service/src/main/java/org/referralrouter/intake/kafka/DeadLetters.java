package org.referralrouter.intake.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.referralrouter.edge.measure.Measure;
import org.referralrouter.wire.DeadLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sets aside what cannot be read, and waits until the brokers have it. */
@Component
class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
  private static final String SERVICE = "intake-service";

  private final KafkaTemplate<byte[], byte[]> kafka;
  private final MeterRegistry meters;

  DeadLetters(KafkaTemplate<byte[], byte[]> deadLetterTemplate, MeterRegistry meters) {
    this.kafka = deadLetterTemplate;
    this.meters = meters;
  }

  /** Returns once the brokers have acknowledged it; throws where they have not. */
  void send(ConsumerRecord<byte[], byte[]> record, String reason) {
    DeadLetter letter =
        new DeadLetter(SERVICE, record.topic(), record.partition(), record.offset(), reason);
    kafka.send(letter.carrying(record.key(), record.value(), record.headers())).join();
    Measure.SET_ASIDE.counter(meters, record.topic(), DeadLetter.code(reason)).increment();
    LOG.atError()
        .addKeyValue("topic", record.topic())
        .addKeyValue("partition", record.partition())
        .addKeyValue("offset", record.offset())
        .addKeyValue("reason", reason)
        .log("A record could not be read; it is in dead-letters.v1");
  }
}
