package org.referralrouter.notification.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.referralrouter.event.Acknowledgement;
import org.referralrouter.notification.inbox.Acknowledgements;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes acknowledgements in, however the agency sent them: its inbox's own come back here like
 * those of its Kafka clients.
 */
@Component
class AcknowledgementListener {
  private final Acknowledgements kept;
  private final Serde<Acknowledgement> acknowledgements;

  AcknowledgementListener(Acknowledgements kept, Serde<Acknowledgement> acknowledgements) {
    this.kept = kept;
    this.acknowledgements = acknowledgements;
  }

  @KafkaListener(id = "acknowledgements", idIsGroup = false, topics = "acknowledgements.v1")
  @Transactional
  public void take(ConsumerRecord<byte[], byte[]> record) {
    Acknowledgement acknowledgement =
        acknowledgements
            .deserializer()
            .deserialize(record.topic(), record.headers(), record.value());
    if (acknowledgement == null) {
      throw new WrongRecord(WrongRecord.Reason.NO_VALUE);
    }
    kept.keep(acknowledgement);
  }
}
