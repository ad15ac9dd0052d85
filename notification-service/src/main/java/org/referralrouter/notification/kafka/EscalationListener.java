package org.referralrouter.notification.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.referralrouter.event.Escalation;
import org.referralrouter.notification.escalation.EscalationDesk;
import org.referralrouter.wire.EventSerdes;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes escalations in. */
@Component
class EscalationListener {
  private final EscalationDesk desk;
  private final RecordReader<Escalation> escalations;

  EscalationListener(EscalationDesk desk, EventSerdes serdes) {
    this.desk = desk;
    this.escalations = new RecordReader<>(serdes, Escalation.class);
  }

  @KafkaListener(id = "escalations", idIsGroup = false, topics = "escalations.v1")
  @Transactional
  public void take(ConsumerRecord<byte[], byte[]> record) {
    desk.arrived(escalations.read(record));
  }
}
