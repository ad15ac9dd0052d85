package org.referralrouter.notification.kafka;

import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Sends a record and returns once every in-sync replica has it. */
@Component
class Sender {
  private final KafkaTemplate<byte[], byte[]> kafka;

  Sender(KafkaTemplate<byte[], byte[]> kafka) {
    this.kafka = kafka;
  }

  void send(ProducerRecord<byte[], byte[]> record) {
    try {
      kafka.send(record).get();
    } catch (ExecutionException e) {
      throw new KafkaException("Kafka did not take a record for " + record.topic(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while sending to " + record.topic(), e);
    }
  }
}
