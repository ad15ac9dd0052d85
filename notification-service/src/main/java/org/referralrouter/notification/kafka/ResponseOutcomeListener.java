package org.referralrouter.notification.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.referralrouter.event.ResponseOutcome;
import org.referralrouter.notification.response.ResponseLog;
import org.referralrouter.wire.EventSerdes;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Learns what routing made of each response. */
@Component
class ResponseOutcomeListener {
  private final ResponseLog log;
  private final RecordReader<ResponseOutcome> outcomes;

  ResponseOutcomeListener(ResponseLog log, EventSerdes serdes) {
    this.log = log;
    this.outcomes = new RecordReader<>(serdes, ResponseOutcome.class);
  }

  @KafkaListener(id = "response-outcomes", idIsGroup = false, topics = "response-outcomes.v1")
  @Transactional
  public void take(ConsumerRecord<byte[], byte[]> record) {
    log.settled(outcomes.read(record));
  }
}
